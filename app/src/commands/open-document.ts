import { minimalEdit } from "@stagemap/text";
import type { OpenedDocument } from "../state/document-slice.ts";
import type { HostRelay } from "../document/host-relay.ts";
import type { AppState } from "../state/app-state.ts";
import { losesParts, openedParts, partsOf } from "../state/document-parts.ts";
import type { Draft, SavedDocument } from "../state/drafts.ts";
import type { AppContext } from "./command.ts";

/** Shows another document: one undo step in the editor, with the text it replaces kept when it is the user's own. */
export function openDocument(
  context: AppContext,
  opened: OpenedDocument & { readonly text: string; readonly draft?: Draft },
): { readonly isDraftKept: boolean } {
  const { store, host, ignoreHost, drafts } = context;
  const before = store.getState();
  const isDraftKept = isReplaced(before, opened) && drafts.keep(savedOf(before));
  drafts.begin(opened.draft ?? null);
  store.getState().setFormerDrafts(drafts.former());

  const { projectContext } = openedParts(opened, before);
  load(ignoreHost, projectContext.dockerignore ?? "");
  if (load(host, opened.text)) {
    // Another document starts at its start, without the selection that it replaced.
    host.reveal({ start: 0, end: 0 }, { select: false, focus: false });
  }
  store.getState().finishOpening(opened);
  // What is worked on for a lesson is kept as well, and opened again by that lesson.
  return { isDraftKept: isDraftKept && before.lesson === null };
}

/** True when that changed the text. */
function load(host: HostRelay, wanted: string): boolean {
  const text = host.getText();
  const edit = minimalEdit(text, wanted);
  if (edit !== null) host.apply([edit], text, "load");
  return edit !== null;
}

/** True when something would be lost: the text, or what was set for it. */
function isReplaced(before: AppState, opened: OpenedDocument & { readonly text: string }): boolean {
  return before.text !== opened.text || losesParts(before, openedParts(opened, before));
}

function savedOf(state: AppState): SavedDocument {
  return { text: state.text, parts: partsOf(state), isOwn: state.provenance === "own" };
}

/** Tells that a text of the user's own was put aside, and offers the way back. */
export function announceKeptDraft(context: AppContext, whatHappened: string): void {
  context.store.getState().notify({
    kind: "info",
    message: `${whatHappened} Your draft is kept.`,
    action: { title: "Restore my draft", commandId: "restore-draft" },
  });
}
