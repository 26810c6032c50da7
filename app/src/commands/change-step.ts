import type { Command } from "./command.ts";

export const changeStep: Command = {
  id: "change-step",
  title: "Change the selected part of the picture…",
  group: "Step",
  isEnabled: ({ selection }) =>
    selection !== null &&
    selection.subject.kind !== "image" &&
    selection.subject.kind !== "context",
  async choices(context) {
    const { actionChoices } = await import("../moves/action-choices.ts");
    return actionChoices(context);
  },
  async run(context, choiceId) {
    if (choiceId === undefined) {
      context.store.getState().openDialog({ kind: "palette", commandId: "change-step" });
      return;
    }
    const { runAction } = await import("../moves/action-choices.ts");
    await runAction(context, choiceId);
  },
};
