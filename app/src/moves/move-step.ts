import type { GapView, Picture, StepKey } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import { ask, questionOf } from "./engine.ts";
import { costWords, reasonWords } from "./gap-words.ts";
import type { GapPlace } from "./gap-under.ts";
import { writeMoveChoice } from "./move-choice.ts";
import { stepPlace, stepTitle } from "./step-place.ts";

export interface StepMove {
  readonly step: StepKey;
  readonly to: GapPlace;
  /** True to bring along what the step needs. */
  readonly isTogether?: boolean;
}

/** Moves a step as one undo step and says what that means; a move that would break the build is refused with its reason. */
export async function moveStep(
  context: AppContext,
  move: StepMove,
): Promise<"moved" | "refused" | "stayed"> {
  const { store, host } = context;
  const state = store.getState();
  const { text, analysis } = state;
  const home = stepPlace(analysis.picture, move.step);
  const gap = await ask({ kind: "gap", question: questionOf(state, move.step), at: move.to });
  if (home === null || gap === null || analysis.isPictureKept) return sayStale(context);
  if (gap.verdict === "here") return "stayed";
  const chosen = move.isTogether === true ? gap.together : gap.verdict === "breaking" ? null : gap;
  if (chosen === null) {
    refuse(context, move, gap);
    return "refused";
  }
  const before = analysis.picture;
  if (host.apply(chosen.edits, text, "command") === "stale") return sayStale(context);
  const steps = move.isTogether === true ? (gap.together?.steps ?? []) : [move.step];
  const key = newKey(before, store.getState().analysis.picture, { move, steps });
  if (key !== null) follow(context, key);
  const where = placeWords(before, move.to, steps);
  const title = stepTitle(home.step);
  if (chosen.verdict === "risky") {
    store.getState().notify({
      kind: "info",
      message: `${title} moved ${where}. Risky: ${reasonWords(gap)}`,
      action: { title: "Undo", commandId: "undo" },
    });
  } else {
    const costs = costWords(chosen.cost);
    const cost = costs === "" ? "" : `, ${costs} (estimate)`;
    store.getState().announce(`${title} moved ${where}. Safe${cost}.`);
  }
  return "moved";
}

function sayStale({ store }: AppContext): "refused" {
  const message = "The text has changed meanwhile: try the move again.";
  store.getState().notify({ kind: "info", message });
  return "refused";
}

function refuse({ store }: AppContext, move: StepMove, gap: GapView): void {
  const { together } = gap;
  store.getState().notify({
    kind: "info",
    message: `Not moved, it would break the build. ${reasonWords(gap)}`,
    ...(together !== null && {
      action: {
        title: together.title,
        commandId: "move-step",
        choiceId: writeMoveChoice({ ...move, isTogether: true }),
      },
    }),
  });
}

/** The moved step goes on being what the user is at. */
function follow({ store, host }: AppContext, key: StepKey): void {
  const { analysis, select } = store.getState();
  select({ kind: "step", key }, "graph");
  const span = analysis.places.rows.find((row) => row.key === key)?.span;
  if (span !== undefined) host.reveal(span, { select: false, focus: false });
}

interface Moved {
  readonly move: StepMove;
  /** All that moved, in their order. */
  readonly steps: readonly StepKey[];
}

/** The key of the step at its new place: in another stage, or beside one of the same text, it has another one. */
function newKey(before: Picture, after: Picture, { move, steps }: Moved): StepKey | null {
  const { to, step } = move;
  const old = before.stages.find(({ key }) => key === to.stage)?.steps ?? [];
  const above = old.slice(0, to.gap).filter(({ key }) => !steps.includes(key)).length;
  const index = above + Math.max(0, steps.indexOf(step));
  return after.stages.find(({ key }) => key === to.stage)?.steps[index]?.key ?? null;
}

/** "below RUN npm ci" */
function placeWords(
  before: Picture,
  { stage: key, gap }: GapPlace,
  steps: readonly StepKey[],
): string {
  const stage = before.stages.find((candidate) => candidate.key === key);
  const above = stage?.steps.slice(0, gap).findLast((step) => !steps.includes(step.key));
  if (above !== undefined) return `below ${stepTitle(above)}`;
  return `to the top of ${stage?.title ?? key}`;
}
