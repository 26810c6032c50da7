import type { Command } from "./command.ts";

export const openSplit: Command = {
  id: "open-split",
  title: "Split into build and runtime",
  group: "Build",
  isEnabled: ({ analysis }) => analysis.picture.stages.length > 0,
  run({ store }) {
    store.getState().openDialog({ kind: "split" });
  },
};
