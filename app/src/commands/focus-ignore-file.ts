import type { Command } from "./command.ts";

export const focusIgnoreFile: Command = {
  id: "focus-ignore-file",
  title: "Go to the .dockerignore",
  group: "Go to",
  async run({ store, ignoreHost }) {
    const { showPane, showText } = store.getState();
    showPane("text");
    showText("dockerignore");
    await ignoreHost.isHeld;
    ignoreHost.focus();
  },
};
