import type { Draft } from "../state/drafts.ts";
import type { Command } from "./command.ts";
import { openDocument } from "./open-document.ts";

export const restoreDraft: Command = {
  id: "restore-draft",
  title: "Restore a draft…",
  group: "Document",
  isEnabled: (state) => state.formerDrafts.length > 0,
  async choices({ drafts }) {
    return drafts.former().map((draft) => ({
      id: draft.id,
      title: firstLine(draft.text),
      detail: describe(draft),
      refusal: null,
    }));
  },
  /** Without a choice it restores the newest. */
  run(context, choiceId) {
    const former = context.drafts.former();
    const draft =
      choiceId === undefined ? former[0] : former.find((candidate) => candidate.id === choiceId);
    if (draft === undefined) return;
    openDocument(context, {
      text: draft.text,
      parts: draft.parts,
      provenance: "own",
      isInAddress: false,
      draft,
    });
    context.store.getState().notify({ kind: "success", message: "Your draft is back." });
  },
};

function firstLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.find((line) => /^from\s/i.test(line)) ?? lines.find((line) => line !== "") ?? "";
}

function describe(draft: Draft): string {
  const when = new Date(draft.savedAt).toLocaleString([], {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return `${draft.text.split("\n").length} lines, ${when}`;
}
