import type { Command } from "./command.ts";

export const browseChecks: Command = {
  id: "browse-checks",
  title: "Browse checks…",
  group: "Checks",
  isEnabled: ({ rules }) => rules.length > 0,
  async choices({ store }) {
    return store.getState().rules.map(({ id, summary }) => ({
      id,
      title: id,
      detail: summary,
      refusal: null,
    }));
  },
  run({ store }, choiceId) {
    const { openDialog } = store.getState();
    openDialog(
      choiceId === undefined
        ? { kind: "palette", commandId: "browse-checks" }
        : { kind: "rule", ruleId: choiceId },
    );
  },
};
