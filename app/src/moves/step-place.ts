import type { Picture, StageKey, StepKey, StepView } from "@stagemap/analysis";

export interface StepPlace {
  readonly stage: StageKey;
  /** Of the step in its stage. */
  readonly index: number;
  readonly step: StepView;
  /** How many steps the stage has. */
  readonly count: number;
}

/** Where a step stands in the picture; null when it is not in it. */
export function stepPlace({ stages }: Picture, key: StepKey): StepPlace | null {
  for (const stage of stages) {
    const index = stage.steps.findIndex((step) => step.key === key);
    const step = stage.steps[index];
    if (step !== undefined) return { stage: stage.key, index, step, count: stage.steps.length };
  }
  return null;
}

const LONGEST = 44;

/** A step as one speaks of it. */
export function stepTitle({ keyword, summary }: Pick<StepView, "keyword" | "summary">): string {
  const text = `${keyword} ${summary}`.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}
