import type { Command } from "./command.ts";

export const openExport: Command = {
  id: "open-export",
  title: "Export picture and files",
  group: "Share",
  isEnabled: (state) => state.text !== "",
  run({ store }) {
    store.getState().openDialog({ kind: "share", tab: "export" });
  },
};
