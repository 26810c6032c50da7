import type { Command } from "./command.ts";

export const pickBuildPlatform: Command = {
  id: "pick-build-platform",
  title: "Pick the platform that the build runs on…",
  group: "Build",
  async choices({ store }) {
    const { platformChoices } = await import("../arguments/platforms.ts");
    return platformChoices("build", store.getState().buildSettings);
  },
  run({ store }, choiceId) {
    if (choiceId === undefined) return;
    store.getState().pickPlatform("build", choiceId === "default" ? null : choiceId);
  },
};
