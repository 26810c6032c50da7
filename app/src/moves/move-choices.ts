import type { GapView } from "@stagemap/analysis";
import type { AppContext, Choice } from "../commands/command.ts";
import { ask, questionOf } from "./engine.ts";
import { gapTitle, reasonWords } from "./gap-words.ts";
import { readMoveChoice, writeMoveChoice } from "./move-choice.ts";
import { moveStep } from "./move-step.ts";
import { selectedStep } from "./nudge-step.ts";
import { stepPlace, stepTitle } from "./step-place.ts";

/** Everywhere that the selected step may go in its stage, each with what that means. */
export async function moveChoices(context: AppContext): Promise<readonly Choice[]> {
  const state = context.store.getState();
  const step = selectedStep(context);
  const home = step === null ? null : stepPlace(state.analysis.picture, step);
  if (step === null || home === null) return [nothingSelected];
  const stage = state.analysis.picture.stages.find(({ key }) => key === home.stage);
  const gaps = await ask({ kind: "gaps", question: questionOf(state, step) });
  return gaps
    .filter(({ verdict }) => verdict !== "here")
    .flatMap((gap): Choice[] => {
      const above = stage?.steps[gap.gap - 1];
      const title = above === undefined ? "To the top" : `Below ${stepTitle(above)}`;
      const move = { step, to: { stage: home.stage, gap: gap.gap } };
      const alone: Choice = {
        id: writeMoveChoice(move),
        title,
        detail: detailOf(gap),
        refusal: gap.verdict === "breaking" ? detailOf(gap) : null,
      };
      if (gap.together === null) return [alone];
      const together: Choice = {
        id: writeMoveChoice({ ...move, isTogether: true }),
        title: `${title}. ${gap.together.title}`,
        detail: gapTitle({ ...gap, ...gap.together }),
        refusal: null,
      };
      return [alone, together];
    });
}

const nothingSelected: Choice = {
  id: "",
  title: "No step is selected",
  detail: "",
  refusal: "Select a row of the graph, or put the cursor on an instruction.",
};

function detailOf(gap: GapView): string {
  return gap.verdict === "safe" ? gapTitle(gap) : `${gapTitle(gap)}. ${reasonWords(gap)}`;
}

/** Makes the move of a choice. */
export async function makeMove(context: AppContext, choiceId: string): Promise<void> {
  const move = readMoveChoice(choiceId);
  if (move !== null) await moveStep(context, move);
}
