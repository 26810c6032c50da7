import type { Command } from "./command.ts";

export const moveStepDown: Command = {
  id: "move-step-down",
  title: "Move the selected step down",
  group: "Step",
  isEnabled: ({ selection }) => selection?.subject.kind === "step",
  async run(context) {
    const { nudgeStep } = await import("../moves/nudge-step.ts");
    await nudgeStep(context, 1);
  },
};
