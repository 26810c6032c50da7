import type {
  ActionPlan,
  ExtractionView,
  PartSelection,
  PastePlace,
  PasteView,
  SharingView,
  StageAction,
} from "./view-stages.ts";
import type { AnalysisInput, StageKey, StepKey } from "./view.ts";

/** Actions on stages, on what leads from one to another, and on steps. They come by themselves: {@link loadStageActions}. */
export interface StageActions {
  /**
   * The edits of an action, whose result was read again: BuildKit takes it, and nothing else of the graph has changed. Where
   * stages are put together or taken apart, the notes name what the checks then find and did not before.
   */
  planOf(input: AnalysisInput, action: StageAction): ActionPlan;
  /** Why nothing can lead from one stage to another, in a sentence; null when it can. */
  connectionFault(input: AnalysisInput, from: StageKey, to: StageKey): string | null;
  /** Paths that a stage is known to write, what it makes last first; those of the stages that it is built on come behind. */
  writtenPaths(input: AnalysisInput, stage: StageKey): readonly string[];
  /** A name and paths for steps that are to go into a stage of their own; null when they are not there. */
  extractionOf(
    input: AnalysisInput,
    stage: StageKey,
    steps: readonly StepKey[],
  ): ExtractionView | null;
  /** Chosen parts as plain text, to be pasted anywhere; null when one is not there. */
  textOf(input: AnalysisInput, selection: PartSelection): string | null;
  /** What pasting any text comes to: steps go to the place, stages come behind it under names that are free. */
  pasteOf(input: AnalysisInput, text: string, at: PastePlace): PasteView;
  /** With whom a stage can share its beginning; null when it is not there. */
  sharingOf(input: AnalysisInput, stage: StageKey): SharingView | null;
}

export async function loadStageActions(): Promise<StageActions> {
  return (await import("./stage-plans.ts")).createStageActions();
}
