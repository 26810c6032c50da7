import type { Model, StageKey, StepKey } from "@stagemap/model";
import { planSteps } from "./move.ts";
import { reasonsOf } from "./passing.ts";
import { refuse } from "./plan.ts";
import type { Plan } from "./plan.ts";

export interface StepsMove {
  readonly stage: StageKey;
  /** In any order, at least one. */
  readonly steps: readonly StepKey[];
  /** Before the step of that number in the stage as it is; as many as there are steps for the end. */
  readonly gap: number;
}

/**
 * Moves steps together, in their order, to one gap of their stage. Only a move that leaves the image of every stage as it was is planned:
 * the others are refused with the reasons. Without edits when they stand there already. Never throws.
 */
export function planMoveSteps(model: Model, { stage: key, steps, gap }: StepsMove): Plan {
  const stage = model.stages.find((each) => each.key === key);
  const numbers =
    stage?.steps.flatMap((step, number) => (steps.includes(step.key) ? [number] : [])) ?? [];
  const [first] = numbers;
  const last = numbers.at(-1);
  if (stage === undefined || first === undefined || last === undefined) {
    return refuse("The text has changed: the steps are no longer there.");
  }
  if (numbers.length < new Set(steps).size) return refuse("Steps move together in one stage only.");
  if (!Number.isInteger(gap) || gap < 0 || gap > stage.steps.length) {
    return refuse("There is no such place in the stage.");
  }
  if (numbers.some((number) => stage.steps[number]?.item.isOpen)) {
    return refuse("A heredoc has no end: close it first.");
  }
  if (model.replaced.has(stage.index)) {
    return refuse("The stage is replaced by a named context: none of its steps runs.");
  }
  const isTogether = last - first === numbers.length - 1;
  if (isTogether && gap >= first && gap <= last + 1) return { ok: true, edits: [], notes: [] };
  const plan = planSteps(model, { stage, steps: numbers, gap }, {});
  if (!plan.ok) return plan;
  if (plan.safety === "safe") return { ok: true, edits: plan.edits, notes: plan.notes };
  return { ok: false, reasons: reasonsOf(model, plan.meetings) };
}
