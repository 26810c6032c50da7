import type { AppContext } from "../commands/command.ts";
import { moveStep } from "./move-step.ts";
import { stepPlace, stepTitle } from "./step-place.ts";

/** Moves a step, the selected one by default, over its neighbour above (-1) or below (1). */
export async function nudgeStep(
  context: AppContext,
  by: -1 | 1,
  step = selectedStep(context),
): Promise<void> {
  if (step === null) return;
  const { analysis, announce } = context.store.getState();
  const home = stepPlace(analysis.picture, step);
  if (home === null) return;
  const gap = by === -1 ? home.index - 1 : home.index + 2;
  if (gap < 0 || gap > home.count) {
    const end = by === -1 ? "first" : "last";
    announce(`${stepTitle(home.step)} is the ${end} step of its stage already.`);
    return;
  }
  await moveStep(context, { step, to: { stage: home.stage, gap } });
}

/** The key of the step that is selected; null when it is none. */
export function selectedStep({ store }: AppContext): string | null {
  const subject = store.getState().selection?.subject;
  return subject?.kind === "step" ? subject.key : null;
}
