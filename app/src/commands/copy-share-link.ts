import type { Command } from "./command.ts";

export const copyShareLink: Command = {
  id: "copy-share-link",
  title: "Copy share link",
  group: "Share",
  shortcut: "Mod+Shift+S",
  isEnabled: (state) => state.text !== "",
  async run(context) {
    const { shareLink } = await import("../share/share-link.ts");
    await shareLink(context);
  },
};
