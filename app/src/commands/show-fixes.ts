import type { Command } from "./command.ts";

export const showFixes: Command = {
  id: "show-fixes",
  title: "Show fixes at the cursor",
  group: "Checks",
  shortcut: "Mod+.",
  isEnabled: ({ analysis }) => analysis.problems.length > 0,
  run({ store, host, browser }) {
    store.getState().showPane("text");
    browser.afterRender(() => host.showFixes());
  },
};
