import { ignoreEdits } from "@stagemap/analysis";
import type { Problem } from "@stagemap/analysis";
import type { TextEdit } from "@stagemap/text";
import type { AppContext } from "../commands/command.ts";

/** Edits with the text that they were made for. */
export interface Mending {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** What is said once it is done: "Fixed: Write the stage name as build." */
  readonly message: string;
}

/** Applies a fix as one undo step and offers the way back; false when the text has moved on meanwhile. */
export function mend({ host, store }: AppContext, { text, edits, message }: Mending): boolean {
  const { notify } = store.getState();
  if (host.apply(edits, text, "command") === "stale") {
    notify({ kind: "info", message: "The text has changed meanwhile: look at the fix again." });
    return false;
  }
  notify({ kind: "success", message, action: { title: "Undo", commandId: "undo" } });
  return true;
}

/** Switches a finding's rule off at its place. */
export function ignore(context: AppContext, problem: Problem): boolean {
  const { text, analysis } = context.store.getState();
  // Offered a moment ago and gone by now.
  if (!analysis.problems.includes(problem)) return false;
  const where = problem.skippedBy === "directive" ? "in this file" : "here";
  const message = `${problem.rule?.id ?? "The check"} is skipped ${where}.`;
  return mend(context, { text, edits: ignoreEdits(text, problem), message });
}

/** Switches a rule off in the settings. */
export function ignoreEverywhere({ store }: AppContext, ruleId: string): void {
  const { ruleSettings, changeRuleSettings, notify } = store.getState();
  changeRuleSettings({ ignored: [...ruleSettings.ignored, ruleId] }, { canUndo: true });
  notify({
    kind: "success",
    message: `${ruleId} is ignored in the settings.`,
    action: { title: "Undo", commandId: "undo-rule-settings" },
  });
}
