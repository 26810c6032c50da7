import type { Command } from "./command.ts";

export const openShare: Command = {
  id: "open-share",
  title: "Share as link, Markdown or embed code",
  group: "Share",
  isEnabled: (state) => state.text !== "",
  run({ store }) {
    store.getState().openDialog({ kind: "share", tab: "link" });
  },
};
