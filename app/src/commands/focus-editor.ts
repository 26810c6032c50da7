import type { Command } from "./command.ts";

export const focusEditor: Command = {
  id: "focus-editor",
  title: "Go to the text",
  group: "Go to",
  shortcut: "Alt+Shift+1",
  run({ store, host }) {
    store.getState().showPane("text");
    host.focus();
  },
};
