import { noProjectContext } from "../state/project-context.ts";
import type { Command } from "./command.ts";
import { announceKeptDraft, openDocument } from "./open-document.ts";

export const loadExample: Command = {
  id: "load-example",
  title: "Load an example…",
  group: "Document",
  async choices() {
    const { examples } = await import("../examples/examples.ts");
    return examples.map(({ id, title, summary }) => ({
      id,
      title,
      detail: summary,
      refusal: null,
    }));
  },
  async run(context, choiceId) {
    const { examples } = await import("../examples/examples.ts");
    const example = examples.find(({ id }) => id === choiceId);
    if (example === undefined) return;
    const { isDraftKept } = openDocument(context, {
      text: example.dockerfile,
      parts: {
        projectContext: { ...noProjectContext, dockerignore: example.dockerignore ?? null },
      },
      provenance: "example",
      isInAddress: false,
    });
    if (isDraftKept) announceKeptDraft(context, `Loaded “${example.title}”.`);
  },
};
