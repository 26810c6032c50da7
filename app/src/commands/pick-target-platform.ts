import type { Command } from "./command.ts";

export const pickTargetPlatform: Command = {
  id: "pick-target-platform",
  title: "Pick the platform that it builds for…",
  group: "Build",
  async choices({ store }) {
    const { platformChoices } = await import("../arguments/platforms.ts");
    return platformChoices("target", store.getState().buildSettings);
  },
  run({ store }, choiceId) {
    if (choiceId === undefined) return;
    store.getState().pickPlatform("target", choiceId === "default" ? null : choiceId);
  },
};
