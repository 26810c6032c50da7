import type { Command } from "./command.ts";

export const openContext: Command = {
  id: "open-context",
  title: "Go to the build context: which files are sent?",
  group: "Go to",
  shortcut: "Alt+Shift+6",
  run({ store, browser }) {
    store.getState().openSidePanel("context");
    store.getState().showPane("side");
    browser.afterRender(() => browser.focusElement("side-tab-context"));
  },
};
