import type { AppContext } from "../../commands/command.ts";
import { counted } from "../../frame/counted.ts";
import { countChanged, hasCommandLineSettings } from "../../state/rule-settings.ts";
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
  const count = countChanged(settings);
  const isForCommandLine = hasCommandLineSettings(settings);
  // What has nothing to say but faults was never meant as settings.
  if (count === 0 && !isForCommandLine && problems.length > 0) return;
  state.changeRuleSettings(settings, { canUndo: true });
  const isUndoable = store.getState().ruleSettings !== state.ruleSettings;
  state.notify({
    kind: "success",
    message:
      count > 0
        ? `${counted(count, "setting")} read from “${name}”.`
        : isForCommandLine
          ? `“${name}” only has settings for the command line. They are kept.`
          : `“${name}” says the same as the defaults.`,
    ...(isUndoable && { action: { title: "Undo", commandId: "undo-rule-settings" } }),
  });
}
