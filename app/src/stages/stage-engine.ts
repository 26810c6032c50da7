import { loadStageActions } from "@stagemap/analysis";
import type { ActionPlan, AnalysisInput, StageAction, StageActions } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";

let engine: Promise<StageActions> | null = null;

/** What an action would change in the present text. */
export async function planAction(state: AppState, action: StageAction): Promise<ActionPlan> {
  engine ??= loadStageActions();
  return (await engine).planOf(inputOf(state), action);
}

function inputOf({ text, wantedTarget, buildSettings }: AppState): AnalysisInput {
  return {
    dockerfile: text,
    target: wantedTarget,
    buildArguments: Object.fromEntries(buildSettings.arguments),
    namedContexts: Object.fromEntries(buildSettings.contexts),
    buildPlatform: buildSettings.buildPlatform,
    targetPlatform: buildSettings.targetPlatform,
  };
}
