import type { Command } from "./command.ts";

export const focusGraph: Command = {
  id: "focus-graph",
  title: "Go to the graph",
  group: "Go to",
  shortcut: "Alt+Shift+2",
  run({ store, browser }) {
    store.getState().showPane("graph");
    browser.afterRender(() => browser.focusElement("pane-graph"));
  },
};
