import type { Command } from "./command.ts";

export const focusChecks: Command = {
  id: "focus-checks",
  title: "Go to the checks",
  group: "Go to",
  shortcut: "Alt+Shift+3",
  run({ store, browser }) {
    store.getState().openSidePanel("checks");
    store.getState().showPane("side");
    browser.afterRender(() => {
      // A phone hides the tab; the panel around it can always take the focus.
      browser.focusElement("pane-side");
      browser.focusElement("side-tab-checks");
    });
  },
};
