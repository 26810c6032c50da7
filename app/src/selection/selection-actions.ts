import type { StageAction } from "@stagemap/analysis";
import type { ActionSite, PictureAction } from "../moves/step-actions.ts";
import { reasonsOf } from "../stages/perform.ts";
import { planAction } from "../stages/stage-engine.ts";
import { copyParts, cutParts, pasteParts } from "./clipboard.ts";
import { shortcutOf } from "./part-shortcuts.ts";
import { commentParts, deleteParts, duplicateParts, moveParts, movesOf } from "./part-actions.ts";
import { partSelection, partsAt, partsInWords, stageOfStep } from "./parts.ts";

/** Copying, cutting and pasting, for a part by itself. */
export async function clipboardActions({
  context,
  subject,
}: ActionSite): Promise<readonly PictureAction[]> {
  if (subject.kind !== "stage" && subject.kind !== "step") return [];
  const behind = subject.kind === "step" ? "Paste below" : "Paste into it or behind it";
  return [
    entry("copy", "Copy", () => copyParts(context, [subject])),
    entry("cut", "Cut", () => cutParts(context, [subject])),
    entry("paste", behind, () => pasteParts(context, subject)),
    ...(subject.kind === "stage" ? [await bringBackAction({ context, subject })] : []),
  ];
}

async function bringBackAction({ context, subject }: ActionSite): Promise<PictureAction> {
  const action: StageAction = { kind: "bring-back", stage: subject.key, step: null };
  const refusal = await refusalOf(context, action);
  const run = () => commentParts(context, [subject]);
  return { ...entry("bring-back", "Bring back steps that are comments", run), refusal };
}

/** What can be done with several parts at once. */
export async function selectionActions(site: ActionSite): Promise<readonly PictureAction[]> {
  const { context, subject } = site;
  const state = context.store.getState();
  const parts = partsAt(state, subject);
  const selection = partSelection(parts);
  const words = partsInWords(selection);
  const { stages } = state.analysis.picture;
  const moves = [-1, 1] as const;
  const deletion: StageAction = { kind: "delete", ...selection };
  const comment: StageAction = { kind: "comment-out", ...selection };
  return [
    ...(await Promise.all(
      moves.map(async (by): Promise<PictureAction> => {
        const move = movesOf(stages, parts, by);
        const way = by === -1 ? "up" : "down";
        return {
          ...entry(`move-${way}`, `Move ${words} ${way}`, () => moveParts(context, parts, by)),
          section: "move",
          refusal: typeof move === "string" ? move : await refusalOf(context, move),
        };
      }),
    )),
    entry("copy", `Copy ${words}`, () => copyParts(context, parts)),
    entry("cut", `Cut ${words}`, () => cutParts(context, parts)),
    entry("duplicate", `Duplicate ${words}`, () => duplicateParts(context, parts)),
    {
      ...entry("comment-out", `Comment out ${words}`, () => commentParts(context, parts)),
      refusal: await refusalOf(context, comment),
    },
    extractAction(site, selection.steps),
    {
      ...entry("delete", `Delete ${words}`, () => deleteParts(context, parts)),
      refusal: await refusalOf(context, deletion),
    },
  ];
}

function extractAction({ context, subject }: ActionSite, steps: readonly string[]): PictureAction {
  const { stages } = context.store.getState().analysis.picture;
  const homes = new Set(steps.map((step) => stageOfStep(stages, step)?.key));
  return {
    ...entry("extract", "Extract them into a stage…", () =>
      context.store.getState().openDialog({ kind: "stage-form", form: "extract-steps", subject }),
    ),
    refusal: homes.size === 1 && subject.kind === "step" ? null : "Choose steps of one stage.",
  };
}

async function refusalOf(
  { store }: ActionSite["context"],
  action: StageAction,
): Promise<string | null> {
  const plan = await planAction(store.getState(), action);
  return plan.ok ? null : reasonsOf(plan);
}

function entry(id: string, title: string, run: () => unknown): PictureAction {
  return {
    id: `parts-${id}`,
    section: "edit",
    title,
    detail: "",
    keys: shortcutOf(id),
    refusal: null,
    run: async () => void (await run()),
  };
}
