import type { Command } from "./command.ts";

export const focusProblems: Command = {
  id: "focus-problems",
  title: "Go to the problems",
  group: "Go to",
  shortcut: "Alt+Shift+3",
  run({ store, browser }) {
    store.getState().showPane("side");
    browser.focusElement("pane-side");
  },
};
