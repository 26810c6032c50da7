import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { Command } from "./command.ts";

export const copyRuleSettings: Command = {
  id: "copy-rule-settings",
  title: "Copy the settings of the checks as .hadolint.yaml",
  group: "Checks",
  isEnabled: (state) => state.ruleSettings !== DEFAULT_SETTINGS,
  async run({ store, browser }) {
    const { ruleSettings, notify } = store.getState();
    const { writeSettings } = await import("../checks/settings/write-settings.ts");
    const text = writeSettings(ruleSettings);
    if (await browser.writeClipboard(text)) {
      notify({ kind: "success", message: "Settings copied. Save them as .hadolint.yaml." });
    } else {
      browser.download(".hadolint.yaml", text);
      notify({
        kind: "info",
        message: "The browser keeps its clipboard closed, so the settings are downloaded instead.",
      });
    }
  },
};
