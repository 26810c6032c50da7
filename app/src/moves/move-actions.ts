import type { GapView } from "@stagemap/analysis";
import { ask, questionOf } from "./engine.ts";
import { gapTitle, reasonWords } from "./gap-words.ts";
import { moveStep } from "./move-step.ts";
import type { ActionSite, PictureAction } from "./step-actions.ts";
import { stepPlace } from "./step-place.ts";
import type { StepPlace } from "./step-place.ts";

/** Moving a step over its neighbours, or anywhere else in its stage. */
export async function moveActions(site: ActionSite): Promise<readonly PictureAction[]> {
  const { context, subject } = site;
  const { picture } = context.store.getState().analysis;
  const home = subject.kind === "step" ? stepPlace(picture, subject.key) : null;
  if (home === null) return [];
  const lists = await Promise.all(NEIGHBOURS.map((by) => neighbourActions(site, home, by)));
  const anywhere: PictureAction = {
    id: "move-to",
    section: "move",
    title: "Move to…",
    detail: "",
    keys: null,
    refusal: null,
    run() {
      const { select, openDialog } = context.store.getState();
      select(subject, "graph");
      openDialog({ kind: "palette", commandId: "move-step" });
    },
  };
  return [...lists.flat(), anywhere];
}

const NEIGHBOURS = ["up", "down"] as const;

/** The move over one neighbour, and the same with what the step needs where that helps. */
async function neighbourActions(
  { context }: ActionSite,
  { stage, index, step, count }: StepPlace,
  by: (typeof NEIGHBOURS)[number],
): Promise<readonly PictureAction[]> {
  const to = { stage, gap: by === "up" ? index - 1 : index + 2 };
  const question = questionOf(context.store.getState(), step.key);
  const isEnd = to.gap < 0 || to.gap > count;
  const view = isEnd ? null : await ask({ kind: "gap", question, at: to });
  const end = by === "up" ? "first" : "last";
  const alone: PictureAction = {
    id: `move-${by}`,
    section: "move",
    title: `Move ${by}`,
    detail: view === null ? "" : detailOf(view),
    keys: by === "up" ? "Alt+↑" : "Alt+↓",
    refusal: view === null ? `It is the ${end} step of its stage.` : refusalOf(view),
    run: async () => void (await moveStep(context, { step: step.key, to })),
  };
  const offer = view?.together ?? null;
  if (offer === null) return [alone];
  const together: PictureAction = {
    id: `move-${by}-together`,
    section: "move",
    title: `Move ${by}: ${offer.title.charAt(0).toLowerCase()}${offer.title.slice(1)}`,
    detail: "",
    keys: null,
    refusal: null,
    run: async () => void (await moveStep(context, { step: step.key, to, isTogether: true })),
  };
  return [alone, together];
}

function detailOf(gap: GapView): string {
  const reason = gap.verdict === "safe" ? "" : ` ${reasonWords(gap)}`;
  return `${gapTitle(gap)}.${reason}`;
}

function refusalOf(gap: GapView): string | null {
  return gap.verdict === "breaking" ? detailOf(gap) : null;
}
