import type { Command } from "./command.ts";

export const openBestOrder: Command = {
  id: "open-best-order",
  title: "Find the best order of steps",
  group: "Build",
  isEnabled: ({ analysis }) => analysis.picture.stages.length > 0,
  /** The choice is a stage; without one it is about all of them. */
  run({ store }, stage) {
    store.getState().openDialog({ kind: "order", stage: stage ?? null });
  },
};
