import type { Command } from "./command.ts";

export const resetBuildArguments: Command = {
  id: "reset-build-arguments",
  title: "Reset all build arguments",
  group: "Build",
  isEnabled: (state) => state.buildSettings.arguments.size > 0,
  run({ store }) {
    const { buildSettings, resetArguments, notify } = store.getState();
    const { size } = buildSettings.arguments;
    resetArguments();
    notify({
      kind: "info",
      message:
        size === 1
          ? "1 argument is back at its default."
          : `${size} arguments are back at their defaults.`,
      action: { title: "Undo", commandId: "undo-reset-build-arguments" },
    });
  },
};
