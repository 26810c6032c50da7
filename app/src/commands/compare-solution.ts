import type { Command } from "./command.ts";

export const compareSolution: Command = {
  id: "compare-solution",
  title: "Compare with a solution of the lesson",
  group: "Document",
  isEnabled: ({ lesson }) => lesson !== null,
  run({ store }) {
    store.getState().openDialog({ kind: "lesson-solution" });
  },
};
