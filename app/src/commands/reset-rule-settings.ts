import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { Command } from "./command.ts";

export const resetRuleSettings: Command = {
  id: "reset-rule-settings",
  title: "Reset the settings of the checks",
  group: "Checks",
  isEnabled: (state) => state.ruleSettings !== DEFAULT_SETTINGS,
  run({ store }) {
    const { changeRuleSettings, noteRuleSettingsProblems, notify } = store.getState();
    changeRuleSettings(DEFAULT_SETTINGS, { canUndo: true });
    noteRuleSettingsProblems([]);
    notify({
      kind: "info",
      message: "The settings of the checks are back at their defaults.",
      action: { title: "Undo", commandId: "undo-rule-settings" },
    });
  },
};
