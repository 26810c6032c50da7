import type { HintPlace } from "@stagemap/lessons";
import type { Span } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";
import { showPlace } from "../checks/show-place.ts";
import type { AppState } from "../state/app-state.ts";
import { spanOf, subjectAt } from "../state/subjects.ts";

/** Where something is in the texts as they are now. */
interface TextPlace {
  readonly text: "dockerfile" | "dockerignore";
  readonly span: Span;
}

/** Where a hint points to; null when that is not there (yet). */
export function placeOfHint(
  { text, analysis, projectContext }: Pick<AppState, "text" | "analysis" | "projectContext">,
  place: HintPlace,
): TextPlace | null {
  if ("stage" in place) {
    const stage = analysis.picture.stages.find(({ name }) => name === place.stage);
    const span = stage === undefined ? null : spanOf(analysis, { kind: "stage", key: stage.key });
    return span === null ? null : { text: "dockerfile", span };
  }
  const { text: wanted } = place;
  const at = text.indexOf(wanted);
  if (at !== -1) return { text: "dockerfile", span: { start: at, end: at + wanted.length } };
  const inIgnoreFile = projectContext.dockerignore?.indexOf(wanted) ?? -1;
  return inIgnoreFile === -1
    ? null
    : { text: "dockerignore", span: { start: inIgnoreFile, end: inIgnoreFile + wanted.length } };
}

/** Shows a place in its text, and in the graph. */
export function showTextPlace(context: AppContext, { text, span }: TextPlace): void {
  if (text === "dockerignore") {
    context.store.getState().showPane("text");
    context.ignoreHost.reveal(span, { select: true, focus: false });
    return;
  }
  const { analysis, layout } = context.store.getState();
  const subject = subjectAt(analysis.places, span.start);
  const stage = subject?.kind === "stage" ? subject.key : null;
  const step = subject?.kind === "step" ? subject.key : null;
  showPlace(context, { span, stage, step }, { focus: layout === "phone" });
}
