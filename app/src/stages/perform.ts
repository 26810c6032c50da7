import type { ActionPlan, EdgeView, StageAction, StageKey } from "@stagemap/analysis";
import { mend } from "../checks/mend.ts";
import type { AppContext } from "../commands/command.ts";
import { planAction } from "./stage-engine.ts";

/** Does an action at once, as one undo step, and says what came of it. */
export async function perform(
  context: AppContext,
  action: StageAction,
  done: string,
): Promise<boolean> {
  const state = context.store.getState();
  const plan = await planAction(state, action);
  if (!plan.ok) {
    state.notify({ kind: "info", message: reasonsOf(plan) });
    return false;
  }
  return applyPlan(context, { text: state.text, plan, action, done });
}

interface Planned {
  readonly text: string;
  readonly plan: Extract<ActionPlan, { readonly ok: true }>;
  readonly action: StageAction;
  /** "Renamed build to compile." */
  readonly done: string;
}

/** Applies a plan, keeps the target on the stage that was built, and follows what was changed. */
export function applyPlan(context: AppContext, { text, plan, action, done }: Planned): boolean {
  const { store } = context;
  const { wantedTarget } = store.getState();
  const message = [done, ...plan.notes].join(" ");
  if (!mend(context, { text, edits: plan.edits, message })) return false;
  const now = store.getState();
  const renamed = action.kind === "rename-stage" ? action : null;
  if (renamed !== null && wantedTarget === renamed.stage) now.pickTarget(renamed.name);
  const key = subjectAfter(action);
  if (key !== null && now.analysis.picture.stages.some((stage) => stage.key === key)) {
    now.select({ kind: "stage", key }, "graph");
  }
  return true;
}

/** What has come of taking an edge away. */
export function sayDisconnected(kind: EdgeView["kind"]): string {
  return kind === "mount" ? "Took the mount out." : "Deleted the COPY.";
}

/** The stage that one is at after an action. */
function subjectAfter(action: StageAction): StageKey | null {
  switch (action.kind) {
    case "rename-stage":
      return action.name;
    case "add-stage":
    case "extract-steps":
    case "share-beginning":
      return action.name;
    case "move-stage":
    case "change-base":
      return action.stage;
    default:
      return null;
  }
}

/** Why an action does not fit, in sentences. */
export function reasonsOf({ reasons }: Extract<ActionPlan, { readonly ok: false }>): string {
  return reasons.map(({ message }) => message).join(" ");
}
