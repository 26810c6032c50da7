import type { StageAction } from "@stagemap/analysis";
import { mend } from "../../checks/mend.ts";
import type { AppContext } from "../../commands/command.ts";
import { reasonsOf } from "../../stages/perform.ts";
import { planAction } from "../../stages/stage-engine.ts";
import type { FoundName } from "./find-name.ts";

/** Renames what was found, as one undo step; answers why not in sentences, or null when it is done. */
export async function renameName(
  context: AppContext,
  { name }: FoundName,
  newName: string,
): Promise<string | null> {
  const { store } = context;
  const state = store.getState();
  const { text, wantedTarget } = state;
  const action = actionFor(context, name, newName);
  if (action === null) return "The text has changed: the name is no longer there.";
  const plan = await planAction(state, action);
  if (!plan.ok) return reasonsOf(plan);
  const message = [`Renamed ${name.title} to ${newName}.`, ...plan.notes].join(" ");
  if (!mend(context, { text, edits: plan.edits, message })) {
    return "The text has changed in the meantime.";
  }
  if (action.kind === "rename-stage" && wantedTarget === action.stage) {
    store.getState().pickTarget(action.name);
  }
  return null;
}

function actionFor(
  { store }: AppContext,
  { kind, title, places }: FoundName["name"],
  newName: string,
): StageAction | null {
  if (kind === "variable") {
    const spans = places.map(({ span }) => span);
    return { kind: "rename-variable", name: title, newName, places: spans };
  }
  const definition = places.find(({ isDefinition }) => isDefinition)?.span.start ?? -1;
  const { rows } = store.getState().analysis.places;
  const row = rows.find(({ span }) => span.start <= definition && definition <= span.end);
  if (row === undefined) return null;
  return { kind: "rename-stage", stage: row.stage, name: newName.toLowerCase() };
}
