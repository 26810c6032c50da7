import type { Plan, StagePlan, Vertex } from "./plan.ts";
import type { Selection } from "./selection.ts";

/** Whether a file is in the image: 0 for no, 1 for yes, 2 when it is not known. */
export type Fate = 0 | 1 | 2;

const NO = 0;
const YES = 1;
const UNKNOWN = 2;

export interface FateInput {
  readonly plan: Plan;
  /** The stages that the build needs, and those whose layers are in the image: the target and what it is built on. */
  readonly needed: ReadonlySet<number>;
  readonly shipped: ReadonlySet<number>;
}

export interface Fates {
  /** Of a file that the step at `index` of a stage puts at one of these places; absolute paths. */
  readonly ofCopied: (stage: number, index: number, places: readonly string[]) => Fate;
  /** Of whatever a RUN of the stage has seen and may have put anywhere. */
  readonly ofSeen: (stage: number) => Fate;
  /** True when the fate of all that a step copies is the same, wherever it lands; then it is that of any place. */
  readonly isSettled: (stage: number) => boolean;
}

/** Something that takes files out of a stage. */
interface Consumer {
  readonly stage: number;
  readonly index: number;
  readonly use: "copy" | "mount";
  readonly selection: Selection;
}

/**
 * Follows files from stage to stage. A file that COPY --from takes again where an earlier COPY put it goes on; what a RUN makes of
 * files, and where it puts them, is not known.
 */
export function createFates({ plan, needed, shipped }: FateInput): Fates {
  const { consumers, builtOn } = readUses(plan, needed);
  const lastRuns = plan.stages.map(({ vertices }) => vertices.findLastIndex(isRun));
  const seen = new Map<number, Fate>();
  const known = new Map<string, Fate>();
  let depth = 0;

  function ofSeen(stage: number): Fate {
    const before = seen.get(stage);
    if (before !== undefined) return before;
    // Against stages that take from each other in a circle.
    seen.set(stage, NO);
    const uses = consumers.get(stage) ?? [];
    const next = [...uses.map((each) => each.stage), ...(builtOn.get(stage) ?? [])];
    const isUsed = shipped.has(stage) || next.some((each) => ofSeen(each) !== NO);
    const fate = isUsed ? UNKNOWN : NO;
    seen.set(stage, fate);
    return fate;
  }

  function ofCopied(stage: number, index: number, places: readonly string[]): Fate {
    if (shipped.has(stage)) return YES;
    if (!needed.has(stage) || ofSeen(stage) === NO) return NO;
    if (depth < DEEP) {
      depth++;
      const fate = followed(stage, index, places);
      depth--;
      return fate;
    }
    const key = `${stage} ${index} ${places.join("\n")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size > MOST_KNOWN) known.clear();
    // Against stages that take from each other in a circle.
    known.set(key, NO);
    const fate = followed(stage, index, places);
    known.set(key, fate);
    return fate;
  }

  function followed(stage: number, index: number, places: readonly string[]): Fate {
    const isSeen = (lastRuns[stage] ?? -1) > index;
    let fate: Fate = NO;
    for (const consumer of consumers.get(stage) ?? []) {
      const next = taken(consumer, places);
      if (next === YES) return YES;
      if (next === UNKNOWN || (isSeen && ofSeen(consumer.stage) === UNKNOWN)) fate = UNKNOWN;
    }
    for (const above of builtOn.get(stage) ?? []) {
      const next = ofCopied(above, -1, places);
      if (next === YES) return YES;
      if (next === UNKNOWN) fate = UNKNOWN;
    }
    return fate;
  }

  /** What becomes of a file at one of these places through one consumer. */
  function taken({ stage, index, use, selection }: Consumer, places: readonly string[]): Fate {
    if (!places.some((place) => selection.mayTake(place))) return NO;
    const landings = places.map((place) => selection.landing(place.slice(1)));
    const found = landings.flatMap((landing) => landing ?? []);
    if (found.length === 0) return NO;
    if (use === "mount") return ofSeen(stage);
    const fate = ofCopied(stage, index, found);
    return fate === YES && landings.includes(null) ? UNKNOWN : fate;
  }

  return {
    ofCopied,
    ofSeen,
    isSettled: (stage) => shipped.has(stage) || !needed.has(stage) || ofSeen(stage) === NO,
  };
}

/** So many stages on, paths may meet again, and what was found out is kept. Most files never come that far. */
const DEEP = 4;
const MOST_KNOWN = 10_000;

function isRun({ kind }: Vertex): boolean {
  return kind === "run";
}

interface Uses {
  /** By the stage that is taken from. */
  readonly consumers: ReadonlyMap<number, readonly Consumer[]>;
  /** By stage, those that are built on it. */
  readonly builtOn: ReadonlyMap<number, readonly number[]>;
}

function readUses({ stages }: Plan, needed: ReadonlySet<number>): Uses {
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
