import type { Picture, StageView } from "@stagemap/analysis";
import type { ActionSite, PictureAction } from "../moves/step-actions.ts";
import { reasonsOf } from "./perform.ts";
import { planAction, proposeSharing } from "./stage-engine.ts";
import type { StructureFormId } from "./structure-forms.ts";

/** Putting a stage into its user, and sharing its beginning. */
export async function stageStructureActions(
  site: ActionSite,
  stage: StageView,
  picture: Picture,
): Promise<readonly PictureAction[]> {
  const state = site.context.store.getState();
  const [plan, sharing] = await Promise.all([
    planAction(state, { kind: "inline-stage", stage: stage.key }),
    proposeSharing(state, stage.key),
  ]);
  const user = userOf(picture, stage);
  const partners = sharing?.partners ?? [];
  const [partner] = partners;
  const title = picture.stages.find(({ key }) => key === partner?.stage)?.title ?? "";
  return [
    {
      ...form(site, "inline-stage", `Inline into ${user?.title ?? "its user"}…`),
      refusal: plan.ok ? null : reasonsOf(plan),
    },
    {
      ...form(
        site,
        "share-beginning",
        `Share the beginning with ${partners.length === 1 ? title : "others"}…`,
      ),
      refusal: partners.length === 0 ? "No other stage begins with the same steps." : null,
    },
  ];
}

/** The stage that is built on another one; its first one where there are several. */
export function userOf({ stages, edges }: Picture, { key }: StageView): StageView | null {
  const user = edges.find(({ kind, from }) => kind === "base" && from === key)?.to;
  return stages.find((each) => each.key === user) ?? null;
}

const MAKING = new Set(["RUN", "COPY", "ADD"]);

/** Taking a step out into a stage of its own. */
export function stepStructureActions(site: ActionSite, stage: StageView): readonly PictureAction[] {
  const step = stage.steps.find(({ key }) => key === site.subject.key);
  return [
    {
      ...form(site, "extract-steps", "Extract into a stage…"),
      refusal: MAKING.has(step?.keyword ?? "") ? null : "It makes no files that could come back.",
    },
  ];
}

function form({ context, subject }: ActionSite, id: StructureFormId, title: string): PictureAction {
  return {
    id: `form-${id}`,
    section: "edit",
    title,
    detail: "",
    keys: null,
    refusal: null,
    run: () => context.store.getState().openDialog({ kind: "stage-form", form: id, subject }),
  };
}
