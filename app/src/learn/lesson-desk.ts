import { asLesson, LESSONS, readOwnLesson } from "@stagemap/lessons";
import type { Lesson, LessonProject } from "@stagemap/lessons";
import type { SharedLesson } from "@stagemap/share";
import { minimalEdit } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";
import { announceKeptDraft, openDocument } from "../commands/open-document.ts";
import type { HostRelay } from "../document/host-relay.ts";
import type { AppState } from "../state/app-state.ts";
import { partsOf } from "../state/document-parts.ts";
import type { OpenedDocument } from "../state/document-slice.ts";
import { isSameLesson } from "../state/lesson-slice.ts";
import type { DocumentParts } from "../state/part-descriptions.ts";
import type { ProjectContext } from "../state/project-context.ts";
import { contextOf } from "../state/project-context.ts";

/** What a document says of its lesson, read; null when it is none that is known here. */
export function lessonOf(shared: SharedLesson | null): Lesson | null {
  if (shared === null) return null;
  if (typeof shared === "string") return LESSONS.find(({ id }) => id === shared) ?? null;
  const own = readOwnLesson(shared);
  return own === null ? null : asLesson(own);
}

/** What was on the screen before the first lesson of this visit. */
type Before = OpenedDocument & { readonly text: string };

let before: Before | null = null;

/** Opens a lesson where it was left, else at its start. The user's own text is kept. */
export function startLesson(context: AppContext, shared: SharedLesson): void {
  const lesson = lessonOf(shared);
  if (lesson === null) return;
  const state = context.store.getState();
  if (state.lesson !== null && isSameLesson(state.lesson, shared)) return;
  if (state.lesson === null) before = documentOf(state);
  const left = context.drafts.ofLessons().find(({ parts }) => isSameLesson(parts.lesson, shared));
  const { isDraftKept } = openDocument(context, {
    text: left?.text ?? lesson.start.dockerfile,
    parts: left?.parts ?? startParts(shared, lesson),
    // The learner's own from the start: what is pasted into it belongs to the lesson.
    provenance: "own",
    isInAddress: false,
    ...(left !== undefined && { draft: left }),
  });
  context.store.getState().showText("dockerfile");
  if (isDraftKept) announceKeptDraft(context, `Started “${lesson.title}”.`);
}

function documentOf(state: AppState): Before {
  const { text, provenance } = state;
  return { text, parts: partsOf(state), provenance, isInAddress: false };
}

/** What belongs to the document at the start of a lesson. */
export function startParts(
  shared: SharedLesson,
  { start }: Pick<Lesson, "start">,
): Partial<DocumentParts> {
  return {
    lesson: shared,
    wantedTarget: start.target ?? null,
    projectContext: projectContextOf(start),
  };
}

/** The project's surroundings as the app keeps them. */
function projectContextOf({ dockerignore, files }: LessonProject): ProjectContext {
  const given = files.map((path) => ({ path, size: null }));
  return contextOf(dockerignore ?? "", given.length === 0 ? null : { from: "list", files: given });
}

/** Puts everything back to how the lesson starts, as something that can be undone. */
export function restartLesson(context: AppContext): void {
  const lesson = lessonOf(context.store.getState().lesson);
  if (lesson === null) return;
  becomeProject(context, lesson.start, "Back at the start of the lesson.");
}

/** Writes another project in place of the one that is there; each text as one undo step. */
export function becomeProject(
  { store, host, ignoreHost }: AppContext,
  project: LessonProject,
  message: string,
): void {
  const { pickTarget, setFiles, notify } = store.getState();
  write(ignoreHost, project.dockerignore ?? "");
  write(host, project.dockerfile);
  pickTarget(project.target ?? null);
  const { files, filesFrom } = projectContextOf(project);
  setFiles(files, filesFrom);
  notify({ kind: "success", message, action: { title: "Undo", commandId: "undo" } });
}

function write(host: HostRelay, wanted: string): void {
  const text = host.getText();
  const edit = minimalEdit(text, wanted);
  if (edit !== null) host.apply([edit], text, "command");
}

/** Puts the lesson aside and brings back what was there before: the very document, else the newest draft, else an empty text. */
export function leaveLesson(context: AppContext): void {
  const { store, drafts } = context;
  if (store.getState().lesson === null) return;
  const former = drafts.former();
  const draft =
    former.find(({ text }) => text === before?.text) ?? (before === null ? former[0] : undefined);
  openDocument(context, {
    text: draft?.text ?? before?.text ?? "",
    parts: draft?.parts ?? before?.parts ?? { lesson: null },
    provenance: draft === undefined && before?.provenance === "example" ? "example" : "own",
    isInAddress: false,
    ...(draft !== undefined && { draft }),
  });
  before = null;
  store.getState().notify({
    kind: "success",
    message: "You are back at your own text. The lesson is kept as you left it.",
  });
}
