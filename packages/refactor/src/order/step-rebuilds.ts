import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, StageKey, StepKey } from "@stagemap/model";
import { lineOf } from "../words.ts";
import { DEFAULT_INPUTS } from "./default-inputs.ts";
import type { Estimate, OrderInputs } from "./inputs.ts";
import type { OrderOptions } from "./plan-order.ts";
import type { Ends } from "./stage-order.ts";
import { stageRebuilds } from "./stage-order.ts";

/** What the scenarios do to a step where it stands. */
export interface StepRebuilds {
  readonly stage: StageKey;
  readonly step: StepKey;
  /** From 1. */
  readonly line: number;
  readonly estimate: Estimate;
  /** Ids of the scenarios that rebuild it, in their order. */
  readonly scenarios: readonly string[];
}

/** Every step that the target needs, in the order of the text, with what rebuilds it: the figures behind an order's seconds. Never throws. */
export function listRebuilds(
  model: Model,
  options: Pick<OrderOptions, "target" | "inputs"> = {},
): readonly StepRebuilds[] {
  const inputs: OrderInputs = options.inputs ?? DEFAULT_INPUTS;
  const target = targetNumber(model, options.target ?? null);
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const ends: Ends = new Map();
  return model.stages.flatMap((stage) => {
    if (!needed.has(stage.index) || model.replaced.has(stage.index)) return [];
    const rebuilds = stageRebuilds({ model, stage, inputs }, ends);
    return stage.steps.map((step, index) => ({
      stage: stage.key,
      step: step.key,
      line: lineOf(model, stage, step),
      estimate: inputs.seconds({ model, stage, step }),
      scenarios: inputs.scenarios.flatMap(({ id }, bit) =>
        ((rebuilds[index] ?? 0) & (1 << bit)) === 0 ? [] : [id],
      ),
    }));
  });
}
