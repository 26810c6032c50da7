import type { Command } from "./command.ts";

export const togglePinning: Command = {
  id: "toggle-pinning",
  title: "Switch the checks for fixed versions off or on",
  group: "Checks",
  run({ store }) {
    const { ruleSettings, changeRuleSettings, announce } = store.getState();
    const isPinningOff = !ruleSettings.isPinningOff;
    changeRuleSettings({ isPinningOff });
    announce(`The checks for fixed versions are ${isPinningOff ? "off" : "on"}.`);
  },
};
