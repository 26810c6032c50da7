import { loadStageActions } from "@stagemap/analysis";
import type {
  ActionPlan,
  AnalysisInput,
  ExtractionView,
  PartSelection,
  PastePlace,
  PasteView,
  SharingView,
  StageAction,
  StageKey,
  StepKey,
} from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { loadOnce } from "../ui/load-once.ts";

const loadEngine = loadOnce(loadStageActions);

/** What an action would change in the present text. */
export async function planAction(state: AppState, action: StageAction): Promise<ActionPlan> {
  return (await loadEngine()).planOf(inputOf(state), action);
}

/** Why nothing can lead from one stage to another; null when it can. */
export async function connectionFault(
  state: AppState,
  from: StageKey,
  to: StageKey,
): Promise<string | null> {
  return (await loadEngine()).connectionFault(inputOf(state), from, to);
}

/** Paths that a stage is known to write, the likeliest first. */
export async function writtenPaths(state: AppState, stage: StageKey): Promise<readonly string[]> {
  return (await loadEngine()).writtenPaths(inputOf(state), stage);
}

/** A name and paths for steps that are to go into a stage of their own. */
export async function proposeExtraction(
  state: AppState,
  stage: StageKey,
  steps: readonly StepKey[],
): Promise<ExtractionView | null> {
  return (await loadEngine()).extractionOf(inputOf(state), stage, steps);
}

/** Chosen parts of the present text as plain text; null when one is not there. */
export async function textOfParts(
  state: AppState,
  selection: PartSelection,
): Promise<string | null> {
  return (await loadEngine()).textOf(inputOf(state), selection);
}

/** What pasting any text into the present one comes to. */
export async function planPaste(state: AppState, text: string, at: PastePlace): Promise<PasteView> {
  return (await loadEngine()).pasteOf(inputOf(state), text, at);
}

/** With whom a stage can share its beginning. */
export async function proposeSharing(
  state: AppState,
  stage: StageKey,
): Promise<SharingView | null> {
  return (await loadEngine()).sharingOf(inputOf(state), stage);
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
