import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";
import { minimalEdit } from "@stagemap/text";
import { defaultBuildSettings, isSameBuild } from "../state/build-settings.ts";
import type { OpenedDocument } from "../state/document-slice.ts";
import type { AppState } from "../state/app-state.ts";
import type { Draft, SavedDocument } from "../state/drafts.ts";
import { isSameRules } from "../state/rule-settings.ts";
import type { AppContext } from "./command.ts";

/** Shows another document: one undo step in the editor, with the text it replaces kept when it is the user's own. */
export function openDocument(
  context: AppContext,
  opened: OpenedDocument & { readonly text: string; readonly draft?: Draft },
): { readonly isDraftKept: boolean } {
  const { store, host, drafts } = context;
  const before = store.getState();
  const isDraftKept = isReplaced(before, opened) && drafts.keep(savedOf(before));
  drafts.begin(opened.draft ?? null);
  store.getState().setFormerDrafts(drafts.former());

  const text = host.getText();
  const edit = minimalEdit(text, opened.text);
  if (edit !== null) {
    host.apply([edit], text, "load");
    // Another document starts at its start, without the selection that it replaced.
    host.reveal({ start: 0, end: 0 }, { select: false, focus: false });
  }
  store.getState().finishOpening({ ...opened, ruleSettings: ruleSettingsFor(opened, before) });
  return { isDraftKept };
}

/**
 * Settings of the checks are a project's, so the next file that is opened keeps them. What a link brings is its sender's
 * alone: a link comes with its own, and what is opened in its place starts anew.
 */
function ruleSettingsFor(opened: OpenedDocument, before: AppState): RuleSettings {
  const isShared = opened.provenance === "link" || before.provenance === "link";
  return opened.ruleSettings ?? (isShared ? DEFAULT_SETTINGS : before.ruleSettings);
}

/** True when something would be lost: the text, or what was set for it. */
function isReplaced(before: AppState, opened: OpenedDocument & { readonly text: string }): boolean {
  if (before.text !== opened.text) return true;
  const { buildSettings, ruleSettings } = before;
  const areRulesLost =
    ruleSettings !== DEFAULT_SETTINGS &&
    !isSameRules(ruleSettings, ruleSettingsFor(opened, before));
  return (
    areRulesLost ||
    (!isSameBuild(buildSettings, defaultBuildSettings) &&
      !isSameBuild(buildSettings, opened.buildSettings ?? defaultBuildSettings))
  );
}

function savedOf(state: AppState): SavedDocument {
  const { text, wantedTarget, buildSettings, ruleSettings, provenance } = state;
  return {
    text,
    target: wantedTarget,
    buildSettings,
    ruleSettings,
    isOwn: provenance === "own",
  };
}

/** Tells that a text of the user's own was put aside, and offers the way back. */
export function announceKeptDraft(context: AppContext, whatHappened: string): void {
  context.store.getState().notify({
    kind: "info",
    message: `${whatHappened} Your draft is kept.`,
    action: { title: "Restore my draft", commandId: "restore-draft" },
  });
}
