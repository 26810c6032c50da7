import type { Command } from "./command.ts";

export const openBuildArguments: Command = {
  id: "open-build-arguments",
  title: "Go to the build arguments",
  group: "Go to",
  shortcut: "Alt+Shift+4",
  run({ store, browser }) {
    store.getState().openSidePanel("arguments");
    store.getState().showPane("side");
    browser.afterRender(() => browser.focusElement("side-tab-arguments"));
  },
};
