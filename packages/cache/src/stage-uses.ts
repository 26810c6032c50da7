import type { Plan, StagePlan } from "./plan.ts";
import type { Selection } from "./selection.ts";

/** Something that takes files out of a stage. */
export interface Consumer {
  readonly stage: number;
  readonly index: number;
  readonly use: "copy" | "mount";
  readonly selection: Selection;
}

/** Who takes from whom, among the stages that are needed. */
export interface Uses {
  /** By the stage that is taken from. */
  readonly consumers: ReadonlyMap<number, readonly Consumer[]>;
  /** By stage, those that are built on it. */
  readonly builtOn: ReadonlyMap<number, readonly number[]>;
}

export function readUses({ stages }: Plan, needed: ReadonlySet<number>): Uses {
  const consumers = new Map<number, Consumer[]>();
  const builtOn = new Map<number, number[]>();
  for (const [stage, plan] of stages.entries()) {
    if (!needed.has(stage)) continue;
    if (plan.base.kind === "stage") push(builtOn, plan.base.stage, stage);
    for (const [from, consumer] of consumersIn(plan, stage)) push(consumers, from, consumer);
  }
  return { consumers, builtOn };
}

function* consumersIn({ vertices }: StagePlan, stage: number): Generator<[number, Consumer]> {
  for (const [index, { inputs }] of vertices.entries()) {
    for (const input of inputs) {
      if (input.kind !== "origin" || input.origin.kind !== "stage") continue;
      const { use, selection } = input;
      yield [input.origin.stage, { stage, index, use, selection }];
    }
  }
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
