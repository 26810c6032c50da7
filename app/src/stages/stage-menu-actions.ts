import type { Picture, StageAction, StageView } from "@stagemap/analysis";
import type { Subject } from "../graph/graph-pane-props.ts";
import type { ActionSite, PictureAction } from "../moves/step-actions.ts";
import { shortcutOf } from "../selection/part-shortcuts.ts";
import { perform, reasonsOf, sayDisconnected } from "./perform.ts";
import { planAction } from "./stage-engine.ts";
import type { FormId } from "./stage-forms.ts";
import { stageStructureActions, stepStructureActions } from "./structure-actions.ts";

/** What can be done with stages, with what leads from one to another, and with the text of steps. */
export async function stageMenuActions(site: ActionSite): Promise<readonly PictureAction[]> {
  const { picture } = site.context.store.getState().analysis;
  switch (site.subject.kind) {
    case "stage": {
      const stage = picture.stages.find(({ key }) => key === site.subject.key);
      return stage === undefined ? [] : ofStage(site, stage, picture);
    }
    case "step": {
      const stage = picture.stages.find(({ steps }) =>
        steps.some(({ key }) => key === site.subject.key),
      );
      return stage === undefined ? [] : ofStep(site, stage);
    }
    case "edge":
      return ofEdge(site, picture);
    default:
      return [];
  }
}

async function ofStage(
  site: ActionSite,
  stage: StageView,
  picture: Picture,
): Promise<readonly PictureAction[]> {
  const { stages, edges } = picture;
  const { number, key } = stage;
  const { context } = site;
  const isUsed = edges.some(({ from }) => from === key);
  const isFirst = number === 0;
  const target: PictureAction = {
    ...entry("make-target", "edit", "Build this stage"),
    detail: "Makes it the target.",
    refusal: stage.role === "target" ? "It is the target." : null,
    run: () => context.store.getState().pickTarget(stage.isLast ? null : key),
  };
  return [
    await direct(site, "move-stage-up", {
      title: "Move up in the text",
      section: "move",
      action: { kind: "move-stage", stage: key, index: Math.max(0, number - 1) },
      done: `Moved ${stage.title} up.`,
      refusal: isFirst ? "It is the first stage." : null,
    }),
    await direct(site, "move-stage-down", {
      title: "Move down in the text",
      section: "move",
      action: { kind: "move-stage", stage: key, index: number + 2 },
      done: `Moved ${stage.title} down.`,
      refusal: stage.number === stages.length - 1 ? "It is the last stage." : null,
    }),
    target,
    ...splitAction(site, stage),
    { ...form(site, "rename-stage", "Rename…"), keys: shortcutOf("rename-stage") },
    form(site, "change-base", "Change what it is built on…"),
    {
      ...entry("base-picker", "edit", "Change the base image…"),
      detail: "Variants of it, with what they weigh and lack.",
      refusal: stage.base.kind === "image" ? null : "It is not built on an image.",
      run: () => context.store.getState().openDialog({ kind: "base-picker", stage: key }),
    },
    form(site, "insert-step", "Add a step…"),
    {
      ...form(site, "copy-from", "Copy from another stage…"),
      refusal: isFirst ? "No stage stands above it." : null,
    },
    form(site, "add-stage", "Add a stage behind it…"),
    ...(await stageStructureActions(site, stage, picture)),
    await direct(site, "duplicate-stage", {
      title: "Duplicate",
      action: { kind: "duplicate-stage", stage: key },
      done: `Duplicated ${stage.title}.`,
    }),
    await direct(site, "delete-stage", {
      title: "Delete",
      action: { kind: "delete-stage", stage: key, withUsers: false },
      done: `Deleted ${stage.title}.`,
    }),
    ...(isUsed ? [form(site, "delete-stage", "Delete with the lines that need it…")] : []),
  ];
}

async function ofStep(site: ActionSite, stage: StageView): Promise<readonly PictureAction[]> {
  const step = stage.steps.find(({ key }) => key === site.subject.key);
  const at = { stage: stage.key, step: site.subject.key };
  const steps = { stages: [], steps: [site.subject.key] };
  const isRun = step?.keyword === "RUN" && stage.number > 0;
  return [
    { ...form(site, "edit-step", "Edit…"), keys: shortcutOf("edit-step") },
    form(site, "insert-step", "Add a step below…"),
    ...(isRun ? [form(site, "mount-from", "Mount another stage…")] : []),
    ...stepStructureActions(site, stage),
    await direct(site, "duplicate-step", {
      title: "Duplicate",
      action: { kind: "duplicate-step", ...at },
      done: "Duplicated the step.",
    }),
    await direct(site, "comment-out", {
      title: "Comment out",
      action: { kind: "comment-out", ...steps },
      done: "Made a comment of the step.",
    }),
    await direct(site, "delete-step", {
      title: "Delete",
      action: { kind: "delete", ...steps },
      done: "Deleted the step.",
    }),
  ];
}

async function ofEdge(site: ActionSite, picture: Picture): Promise<readonly PictureAction[]> {
  const edge = picture.edges.find(({ key }) => key === site.subject.key);
  if (edge === undefined || edge.kind === "context") return [];
  const isBase = edge.kind === "base";
  const user: ActionSite = { ...site, subject: { kind: "stage", key: edge.to } };
  const cut = edge.kind === "mount" ? "Take the mount out" : "Delete the COPY";
  return [
    isBase
      ? form(user, "change-base", "Change what it is built on…")
      : form(site, "reconnect", "Take it from another stage…"),
    ...(isBase
      ? []
      : [
          await direct(site, "disconnect", {
            title: cut,
            action: { kind: "disconnect", edge: edge.key },
            done: sayDisconnected(edge.kind),
          }),
        ]),
  ];
}

/** What ships can be split. */
function splitAction({ context }: ActionSite, { role }: StageView): readonly PictureAction[] {
  if (role !== "target") return [];
  return [
    {
      ...entry("split", "change", "Split into build and runtime…"),
      detail: "A stage that builds, and a small one that ships.",
      run: () => context.store.getState().openDialog({ kind: "split" }),
    },
  ];
}

function entry(
  id: string,
  section: PictureAction["section"],
  title: string,
): Omit<PictureAction, "run"> {
  return { id, section, title, detail: "", keys: null, refusal: null };
}

/** An action that asks for something first, and shows what it would change. */
function form({ context, subject }: ActionSite, id: FormId, title: string): PictureAction {
  return {
    ...entry(`form-${id}`, "edit", title),
    run: () => openForm(context, id, subject),
  };
}

function openForm({ store }: ActionSite["context"], id: FormId, subject: Subject): void {
  store.getState().openDialog({ kind: "stage-form", form: id, subject });
}

interface Direct {
  readonly title: string;
  readonly section?: PictureAction["section"];
  readonly action: StageAction;
  readonly done: string;
  readonly refusal?: string | null;
}

/** An action that is done at once; refused beforehand with the reason where it would not fit. */
async function direct(
  { context }: ActionSite,
  id: string,
  { title, section = "edit", action, done, refusal = null }: Direct,
): Promise<PictureAction> {
  const plan = refusal === null ? await planAction(context.store.getState(), action) : null;
  return {
    ...entry(id, section, title),
    keys: shortcutOf(id.replace(/^(duplicate|delete)-.*/, "$1")),
    refusal: refusal ?? (plan?.ok === false ? reasonsOf(plan) : null),
    run: async () => void (await perform(context, action, done)),
  };
}
