import type { Command } from "./command.ts";

export const undoResetBuildArguments: Command = {
  id: "undo-reset-build-arguments",
  title: "Undo the reset of the build arguments",
  group: "Build",
  isEnabled: (state) => state.givenBeforeReset !== null,
  run: ({ store }) => store.getState().undoReset(),
};
