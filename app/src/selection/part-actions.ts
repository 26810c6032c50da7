import type { StageAction, StageView } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { NoticeAction } from "../state/session-slice.ts";
import { applyPlan, perform, reasonsOf } from "../stages/perform.ts";
import { planAction } from "../stages/stage-engine.ts";
import { partSelection, partsInWords, stageOfStep } from "./parts.ts";

/** Takes parts away; what needs a stage that is to go is named, with what can be done about it. */
export async function deleteParts(
  context: AppContext,
  parts: readonly Subject[],
  verb: "Deleted" | "Cut" = "Deleted",
): Promise<boolean> {
  const state = context.store.getState();
  const selection = partSelection(parts);
  const action: StageAction = { kind: "delete", ...selection };
  const place = placeOf(context, parts);
  const plan = await planAction(state, action);
  if (!plan.ok) {
    const offer = selection.stages.length === 1 ? stageOffer(context, parts) : null;
    state.notify({
      kind: "info",
      message: `Not deleted. ${reasonsOf(plan)}`,
      ...(offer !== null && { action: offer }),
    });
    return false;
  }
  const done = `${verb} ${partsInWords(selection)}.`;
  const isDone = applyPlan(context, { text: state.text, plan, action, done });
  if (isDone) selectAt(context, place);
  return isDone;
}

/** What helps where others need a stage: the form that shows all that would go, or putting it into its only user. */
function stageOffer({ store }: AppContext, parts: readonly Subject[]): NoticeAction | null {
  const { picture } = store.getState().analysis;
  const stage = parts.find(({ kind }) => kind === "stage");
  const users = picture.edges.filter(({ from }) => from === stage?.key);
  if (stage === undefined || users.length === 0) return null;
  store.getState().select(stage, "graph");
  const bases = users.filter(({ kind }) => kind === "base");
  if (bases.length === 0) {
    return {
      title: "Delete those lines too…",
      commandId: "change-step",
      choiceId: "form-delete-stage",
    };
  }
  if (bases.length > 1 || users.length > 1) return null;
  return { title: "Inline it instead…", commandId: "change-step", choiceId: "form-inline-stage" };
}

/** Writes parts once more behind themselves, and selects what is new. */
export async function duplicateParts(
  context: AppContext,
  parts: readonly Subject[],
): Promise<boolean> {
  const { store } = context;
  const selection = partSelection(parts);
  const before = store.getState().analysis.picture;
  const words = partsInWords(selection);
  const action: StageAction = { kind: "duplicate", ...selection };
  if (!(await perform(context, action, `Duplicated ${words}.`))) return false;
  const { picture } = store.getState().analysis;
  let shift = 0;
  const added = before.stages.flatMap(({ key, number, steps }): readonly Subject[] => {
    if (selection.stages.includes(key)) {
      shift++;
      return subjects("stage", [picture.stages[number + shift]]);
    }
    const numbers = steps.flatMap((step, index) =>
      selection.steps.includes(step.key) ? [index] : [],
    );
    const first = (numbers.at(-1) ?? 0) + 1;
    const now = picture.stages[number + shift]?.steps ?? [];
    return subjects("step", now.slice(first, first + numbers.length));
  });
  store.getState().selectAll(added);
  return true;
}

export function subjects(
  kind: "stage" | "step",
  views: readonly ({ readonly key: string } | undefined)[],
): readonly Subject[] {
  return views.flatMap((view) => (view === undefined ? [] : [{ kind, key: view.key }]));
}

/** Makes comments of steps; of a stage it makes instructions again of what is a comment. */
export async function commentParts(
  context: AppContext,
  parts: readonly Subject[],
): Promise<boolean> {
  const { stages, steps } = partSelection(parts);
  const [stage] = stages;
  if (stage !== undefined && stages.length + steps.length === 1) {
    return perform(
      context,
      { kind: "bring-back", stage, step: null },
      "Brought back what was commented out.",
    );
  }
  const place = placeOf(context, parts);
  const done = `Commented out ${partsInWords({ stages, steps })}.`;
  const isDone = await perform(context, { kind: "comment-out", stages, steps }, done);
  if (isDone) selectAt(context, place);
  return isDone;
}

/** Moves steps of one stage together, over the step above (-1) or below (1) them, where that changes no image. */
export async function moveParts(
  context: AppContext,
  parts: readonly Subject[],
  by: -1 | 1,
): Promise<boolean> {
  const state = context.store.getState();
  const found = movesOf(state.analysis.picture.stages, parts, by);
  if (typeof found === "string") {
    state.notify({ kind: "info", message: found });
    return false;
  }
  const plan = await planAction(state, found);
  if (!plan.ok) {
    state.notify({ kind: "info", message: `Not moved. ${reasonsOf(plan)}` });
    return false;
  }
  const way = by === -1 ? "up" : "down";
  const done = `Moved ${partsInWords(partSelection(parts))} ${way}. Every image stays what it was.`;
  return applyPlan(context, { text: state.text, plan, action: found, done });
}

/** The move of parts together, or why there is none. */
export function movesOf(
  stages: readonly StageView[],
  parts: readonly Subject[],
  by: -1 | 1,
): Extract<StageAction, { readonly kind: "move-steps" }> | string {
  const { steps } = partSelection(parts);
  const stage = stageOfStep(stages, steps[0] ?? "");
  const numbers =
    stage?.steps.flatMap(({ key }, index) => (steps.includes(key) ? [index] : [])) ?? [];
  if (stage === undefined || numbers.length < parts.length) {
    return "Only steps of one stage move together.";
  }
  const gap = by === -1 ? (numbers[0] ?? 0) - 1 : (numbers.at(-1) ?? 0) + 2;
  if (gap < 0) return "They are the first steps of their stage.";
  if (gap > stage.steps.length) return "They are the last steps of their stage.";
  return { kind: "move-steps", stage: stage.key, steps, gap };
}

interface PlaceLeft {
  readonly stage: number;
  /** Null for the stage itself. */
  readonly step: number | null;
}

/** Where the first of the parts stands. */
function placeOf({ store }: AppContext, parts: readonly Subject[]): PlaceLeft {
  const { stages } = store.getState().analysis.picture;
  const keys = new Set(parts.map(({ key }) => key));
  for (const stage of stages) {
    if (keys.has(stage.key)) return { stage: stage.number, step: null };
    const step = stage.steps.findIndex(({ key }) => keys.has(key));
    if (step !== -1) return { stage: stage.number, step };
  }
  return { stage: 0, step: null };
}

/** Selects what has come to stand at a place, so that one goes on from there. */
function selectAt({ store }: AppContext, { stage: number, step }: PlaceLeft): void {
  const { analysis, select } = store.getState();
  const { stages } = analysis.picture;
  const stage = stages[number] ?? stages.at(-1);
  if (stage === undefined) return;
  const row = step === null ? undefined : (stage.steps[step] ?? stage.steps.at(-1));
  select(
    row === undefined ? { kind: "stage", key: stage.key } : { kind: "step", key: row.key },
    "graph",
  );
}
