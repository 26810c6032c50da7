import type { Command } from "./command.ts";

export const focusEditor: Command = {
  id: "focus-editor",
  title: "Go to the text",
  group: "Go to",
  shortcut: "Alt+Shift+1",
  run({ store, host, browser }) {
    store.getState().showPane("text");
    browser.afterRender(() => host.focus());
  },
};
