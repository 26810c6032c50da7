import { counted } from "../frame/counted.ts";
import type { Command } from "./command.ts";

export const resetBuildArguments: Command = {
  id: "reset-build-arguments",
  title: "Reset all build arguments",
  group: "Build",
  isEnabled: ({ buildSettings }) =>
    buildSettings.arguments.size > 0 || buildSettings.contexts.size > 0,
  run({ store }) {
    const { buildSettings, resetGiven, notify } = store.getState();
    resetGiven();
    notify({
      kind: "info",
      message: sayReset(buildSettings.arguments.size, buildSettings.contexts.size),
      action: { title: "Undo", commandId: "undo-reset-build-arguments" },
    });
  },
};

function sayReset(givenArguments: number, contexts: number): string {
  const sentences: string[] = [];
  if (givenArguments === 1) sentences.push("1 argument is back at its default.");
  if (givenArguments > 1) sentences.push(`${givenArguments} arguments are back at their defaults.`);
  if (contexts > 0) sentences.push(`${counted(contexts, "named context")} removed.`);
  return sentences.join(" ");
}
