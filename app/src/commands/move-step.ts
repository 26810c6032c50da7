import type { Command } from "./command.ts";

export const moveStep: Command = {
  id: "move-step",
  title: "Move the selected step…",
  group: "Step",
  isEnabled: ({ analysis }) => analysis.counts.steps > 0,
  async choices(context) {
    const { moveChoices } = await import("../moves/move-choices.ts");
    return moveChoices(context);
  },
  async run(context, choiceId) {
    if (choiceId === undefined) {
      context.store.getState().openDialog({ kind: "palette", commandId: "move-step" });
      return;
    }
    const { makeMove } = await import("../moves/move-choices.ts");
    await makeMove(context, choiceId);
  },
};
