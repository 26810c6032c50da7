import type { Command } from "./command.ts";

export const openRuleSettings: Command = {
  id: "open-rule-settings",
  title: "Open the settings of the checks",
  group: "Checks",
  run({ store, browser }) {
    const { openSidePanel, showPane, openRuleSettings: open } = store.getState();
    openSidePanel("checks");
    showPane("side");
    open(true);
    browser.afterRender(() => browser.focusElement("rule-settings-toggle"));
  },
};
