import type { ContextQuestion, ContextReport } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { inputOfParts } from "../state/document-parts.ts";

/** What the screen shows of the build context, and what it was asked of. */
export interface ContextView {
  readonly question: ContextQuestion;
  readonly report: ContextReport;
}

export function questionOf(state: AppState): ContextQuestion {
  const { files } = state.projectContext;
  const input = inputOfParts(state);
  // The files say the same as the paths that the checks are told.
  return { dockerfile: state.text, target: null, ...input, contextFiles: null, files };
}

/** True when both states have the same context; the settings of the checks, say, have no part in it. */
export function isSameQuestion(one: AppState, other: AppState): boolean {
  return (
    one.text === other.text &&
    one.wantedTarget === other.wantedTarget &&
    one.buildSettings === other.buildSettings &&
    one.projectContext.dockerignore === other.projectContext.dockerignore &&
    one.projectContext.files === other.projectContext.files
  );
}
