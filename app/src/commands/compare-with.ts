import type { Command } from "./command.ts";

export const compareWith: Command = {
  id: "compare-with",
  title: "Compare with…",
  group: "Document",
  isEnabled: (state) => state.text !== "",
  async choices(context) {
    return (await import("../compare/sources.ts")).sourceChoices(context);
  },
  async run(context, choiceId) {
    await (await import("../compare/sources.ts")).compareWithSource(context, choiceId);
  },
};
