import type { Command } from "./command.ts";

export const focusProblems: Command = {
  id: "focus-problems",
  title: "Go to the problems",
  group: "Go to",
  shortcut: "Alt+Shift+3",
  run({ store, browser }) {
    store.getState().openSidePanel("problems");
    store.getState().showPane("side");
    browser.afterRender(() => {
      // A phone hides the tab; the panel around it can always take the focus.
      browser.focusElement("pane-side");
      browser.focusElement("side-tab-problems");
    });
  },
};
