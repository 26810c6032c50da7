import type { AppState } from "../state/app-state.ts";
import type { AppContext, Command } from "./command.ts";
import { addStage } from "./add-stage.ts";
import { browseChecks } from "./browse-checks.ts";
import { changeStep } from "./change-step.ts";
import { compareSolution } from "./compare-solution.ts";
import { compareWith } from "./compare-with.ts";
import { copyBuildFlags } from "./copy-build-flags.ts";
import { copyRuleSettings } from "./copy-rule-settings.ts";
import { copyShareLink } from "./copy-share-link.ts";
import { downloadDockerfile } from "./download-dockerfile.ts";
import { downloadIgnoreFile } from "./download-ignore-file.ts";
import { fixAllSafe } from "./fix-all-safe.ts";
import { focusChecks } from "./focus-checks.ts";
import { focusEditor } from "./focus-editor.ts";
import { focusGraph } from "./focus-graph.ts";
import { focusIgnoreFile } from "./focus-ignore-file.ts";
import { formatDocument } from "./format-document.ts";
import { leaveLesson } from "./leave-lesson.ts";
import { loadExample } from "./load-example.ts";
import { moveStepDown } from "./move-step-down.ts";
import { moveStepUp } from "./move-step-up.ts";
import { moveStep } from "./move-step.ts";
import { newDocument } from "./new-document.ts";
import { nextFinding } from "./next-finding.ts";
import { openAddressCommand } from "./open-address.ts";
import { openBestOrder } from "./open-best-order.ts";
import { openBuildArguments } from "./open-build-arguments.ts";
import { openCache } from "./open-cache.ts";
import { openContext } from "./open-context.ts";
import { openExport } from "./open-export.ts";
import { openFile } from "./open-file.ts";
import { openLessons } from "./open-lessons.ts";
import { openPalette } from "./open-palette.ts";
import { openRuleSettings } from "./open-rule-settings.ts";
import { openShare } from "./open-share.ts";
import { openSizes } from "./open-sizes.ts";
import { openSplit } from "./open-split.ts";
import { pasteDockerfile } from "./paste-dockerfile.ts";
import { pickBuildPlatform } from "./pick-build-platform.ts";
import { pickTargetPlatform } from "./pick-target-platform.ts";
import { pickTarget } from "./pick-target.ts";
import { previousFinding } from "./previous-finding.ts";
import { redo } from "./redo.ts";
import { reloadPage } from "./reload-page.ts";
import { resetBuildArguments } from "./reset-build-arguments.ts";
import { resetRuleSettings } from "./reset-rule-settings.ts";
import { restartLesson } from "./restart-lesson.ts";
import { restoreDraft } from "./restore-draft.ts";
import { showFixes } from "./show-fixes.ts";
import { startLesson } from "./start-lesson.ts";
import { toggleEditor } from "./toggle-editor.ts";
import { togglePinning } from "./toggle-pinning.ts";
import { toggleSide } from "./toggle-side.ts";
import { toggleTheme } from "./toggle-theme.ts";
import { undoResetBuildArguments } from "./undo-reset-build-arguments.ts";
import { undoRuleSettings } from "./undo-rule-settings.ts";
import { undo } from "./undo.ts";
import { whatIfLine } from "./what-if-line.ts";
import { writeLesson } from "./write-lesson.ts";

/** Every command, sorted by id. */
export const commands: readonly Command[] = [
  addStage,
  browseChecks,
  changeStep,
  compareSolution,
  compareWith,
  copyBuildFlags,
  copyRuleSettings,
  copyShareLink,
  downloadDockerfile,
  downloadIgnoreFile,
  fixAllSafe,
  focusChecks,
  focusEditor,
  focusGraph,
  focusIgnoreFile,
  formatDocument,
  leaveLesson,
  loadExample,
  moveStep,
  moveStepDown,
  moveStepUp,
  newDocument,
  nextFinding,
  openAddressCommand,
  openBestOrder,
  openBuildArguments,
  openCache,
  openContext,
  openExport,
  openFile,
  openLessons,
  openPalette,
  openRuleSettings,
  openShare,
  openSizes,
  openSplit,
  pasteDockerfile,
  pickBuildPlatform,
  pickTarget,
  pickTargetPlatform,
  previousFinding,
  redo,
  reloadPage,
  resetBuildArguments,
  resetRuleSettings,
  restartLesson,
  restoreDraft,
  showFixes,
  startLesson,
  toggleEditor,
  togglePinning,
  toggleSide,
  toggleTheme,
  undo,
  undoResetBuildArguments,
  undoRuleSettings,
  whatIfLine,
  writeLesson,
];

export function findCommand(id: string): Command {
  const command = commands.find((candidate) => candidate.id === id);
  if (command === undefined) throw new RangeError(`no command has the id "${id}"`);
  return command;
}

export function isEnabled(command: Command, state: AppState): boolean {
  return command.isEnabled?.(state) ?? true;
}

/** Runs a command if it is enabled now. One that needs a choice and got none asks for it in the palette. */
export function runCommand(context: AppContext, id: string, choiceId?: string): void {
  const command = findCommand(id);
  const state = context.store.getState();
  if (!isEnabled(command, state)) return;
  Promise.resolve(command.run(context, choiceId)).catch(() =>
    context.store.getState().notify({
      kind: "error",
      message: `“${command.title}” did not work. Your text is safe.`,
      action: { title: "Try again", commandId: id, ...(choiceId !== undefined && { choiceId }) },
    }),
  );
}
