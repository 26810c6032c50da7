import type { AppContext } from "../../commands/command.ts";
import { counted } from "../../frame/counted.ts";
import { changedFields } from "../../state/rule-settings.ts";
import { readSettings } from "./read-settings.ts";

/** Takes over the settings in a text, in place of all present ones, or says why not and changes nothing. */
export async function receiveSettings(
  { store }: AppContext,
  text: string,
  name = ".hadolint.yaml",
): Promise<void> {
  const read = await readSettings(text);
  const { openSidePanel, showPane, openRuleSettings, ...state } = store.getState();
  openSidePanel("checks");
  showPane("side");
  openRuleSettings(true);
  if (!read.ok) {
    state.noteRuleSettingsProblems([`“${name}” was not read. ${read.message}`]);
    return;
  }
  const { settings, problems } = read;
  state.noteRuleSettingsProblems(problems);
  const count = Object.keys(changedFields(settings)).length;
  // What has nothing to say but faults was never meant as settings.
  if (count === 0 && problems.length > 0) return;
  state.changeRuleSettings(settings, { canUndo: true });
  const isUndoable = store.getState().ruleSettings !== state.ruleSettings;
  state.notify({
    kind: "success",
    message:
      count === 0
        ? `“${name}” says the same as the defaults.`
        : `${counted(count, "setting")} read from “${name}”.`,
    ...(isUndoable && { action: { title: "Undo", commandId: "undo-rule-settings" } }),
  });
}
