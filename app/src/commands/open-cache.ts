import type { Command } from "./command.ts";

export const openCache: Command = {
  id: "open-cache",
  title: "Go to the cache: what does a change rebuild?",
  group: "Go to",
  shortcut: "Alt+Shift+5",
  run({ store, browser }) {
    store.getState().openSidePanel("cache");
    store.getState().showPane("side");
    browser.afterRender(() => browser.focusElement("side-tab-cache"));
  },
};
