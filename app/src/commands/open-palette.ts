import type { Command } from "./command.ts";

export const openPalette: Command = {
  id: "open-palette",
  title: "Search or run a command",
  group: "View",
  shortcut: "Mod+K",
  run({ store }) {
    const { dialog, openDialog, closeDialog } = store.getState();
    if (dialog?.kind === "palette") closeDialog();
    else openDialog({ kind: "palette", commandId: null });
  },
};
