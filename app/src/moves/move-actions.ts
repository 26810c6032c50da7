import type { GapView } from "@stagemap/analysis";
import { questionOf } from "./engine.ts";
import { gapTitle, reasonWords } from "./gap-words.ts";
import { moveStep } from "./move-step.ts";
import type { ActionSite, PictureAction } from "./step-actions.ts";
import { stepPlace } from "./step-place.ts";

/** Moving a step over its neighbours, or anywhere else in its stage. */
export function moveActions({ context, engine, subject }: ActionSite): readonly PictureAction[] {
  const state = context.store.getState();
  const home = subject.kind === "step" ? stepPlace(state.analysis.picture, subject.key) : null;
  if (home === null) return [];
  const { stage, index, step, count } = home;
  const question = questionOf(state, step.key);

  function action(by: "up" | "down", gap: number): PictureAction {
    const view = gap < 0 || gap > count ? null : engine.gapAt(question, { stage, gap });
    const end = by === "up" ? "first" : "last";
    return {
      id: `move-${by}`,
      section: "move",
      title: `Move ${by}`,
      detail: view === null ? "" : detailOf(view),
      keys: by === "up" ? "Alt ↑" : "Alt ↓",
      refusal: view === null ? `It is the ${end} step of its stage.` : refusalOf(view),
      run: () => void moveStep(context, engine, { step: step.key, to: { stage, gap } }),
    };
  }

  const moves = [action("up", index - 1), action("down", index + 2)];
  const together = [index - 1, index + 2].flatMap((gap): PictureAction[] => {
    const offer =
      gap < 0 || gap > count ? null : (engine.gapAt(question, { stage, gap })?.together ?? null);
    if (offer === null) return [];
    const by = gap < index ? "up" : "down";
    return [
      {
        id: `move-${by}-together`,
        section: "move",
        title: `Move ${by}: ${offer.title.charAt(0).toLowerCase()}${offer.title.slice(1)}`,
        detail: "",
        keys: null,
        refusal: null,
        run: () =>
          void moveStep(context, engine, { step: step.key, to: { stage, gap }, isTogether: true }),
      },
    ];
  });
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
  return [...moves, ...together, anywhere];
}

function detailOf(gap: GapView): string {
  const reason = gap.verdict === "safe" ? "" : ` ${reasonWords(gap)}`;
  return `${gapTitle(gap)}.${reason}`;
}

function refusalOf(gap: GapView): string | null {
  return gap.verdict === "breaking" ? detailOf(gap) : null;
}
