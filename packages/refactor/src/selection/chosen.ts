import type { Model, Stage, StageKey, StepKey } from "@stagemap/model";

/** Parts of a text that are chosen together, in any order. */
export interface Selection {
  readonly stages: readonly StageKey[];
  /** Steps of any stages; those of a chosen stage go with it anyway. */
  readonly steps: readonly StepKey[];
}

/** Chosen parts as the text has them, in its order. */
export interface Chosen {
  readonly stages: readonly Stage[];
  readonly steps: readonly ChosenSteps[];
}

export interface ChosenSteps {
  readonly stage: Stage;
  /** Ascending, at least one. */
  readonly numbers: readonly number[];
}

export const PART_GONE = "The text has changed: what was chosen is no longer there.";

/** Null when one of the parts is not there, or nothing is chosen. */
export function chosenOf(model: Model, selection: Selection): Chosen | null {
  const stageKeys = new Set(selection.stages);
  const stepKeys = new Set(selection.steps);
  const stages = model.stages.filter(({ key }) => stageKeys.has(key));
  const found = model.stages.map((stage) => ({
    stage,
    numbers: stage.steps.flatMap(({ key }, number) => (stepKeys.has(key) ? [number] : [])),
  }));
  const stepCount = found.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const isWhole = stages.length === stageKeys.size && stepCount === stepKeys.size;
  if (!isWhole || stageKeys.size + stepKeys.size === 0) return null;
  const steps = found.filter(({ stage, numbers }) => numbers.length > 0 && !stages.includes(stage));
  return { stages, steps };
}
