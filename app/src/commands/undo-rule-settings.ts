import type { Command } from "./command.ts";

export const undoRuleSettings: Command = {
  id: "undo-rule-settings",
  title: "Undo the last change of the settings of the checks",
  group: "Checks",
  isEnabled: (state) => state.ruleSettingsSteps.length > 0,
  run: ({ store }) => store.getState().undoRuleSettings(),
};
