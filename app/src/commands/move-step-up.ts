import type { Command } from "./command.ts";

export const moveStepUp: Command = {
  id: "move-step-up",
  title: "Move the selected step up",
  group: "Step",
  isEnabled: ({ selection }) => selection?.subject.kind === "step",
  async run(context) {
    const { nudgeStep } = await import("../moves/nudge-step.ts");
    await nudgeStep(context, -1);
  },
};
