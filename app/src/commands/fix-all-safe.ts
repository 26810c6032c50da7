import type { Command } from "./command.ts";

export const fixAllSafe: Command = {
  id: "fix-all-safe",
  title: "Fix all safe findings",
  group: "Checks",
  isEnabled: ({ rules, analysis }) => rules.length > 0 && analysis.problems.length > 0,
  run({ store }) {
    store.getState().openDialog({ kind: "fix-all", ruleIds: null });
  },
};
