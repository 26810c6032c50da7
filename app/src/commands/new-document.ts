import { initialParts } from "../state/document-parts.ts";
import type { Command } from "./command.ts";
import { announceKeptDraft, openDocument } from "./open-document.ts";

export const newDocument: Command = {
  id: "new-document",
  title: "Start with an empty text",
  group: "Document",
  isEnabled: (state) => state.text !== "",
  run(context) {
    const { isDraftKept } = openDocument(context, {
      text: "",
      parts: { projectContext: initialParts.projectContext, lesson: null },
      provenance: "own",
      isInAddress: false,
    });
    if (isDraftKept) announceKeptDraft(context, "The text is empty.");
    context.browser.afterRender(() => context.host.focus());
  },
};
