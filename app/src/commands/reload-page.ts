import type { Command } from "./command.ts";

export const reloadPage: Command = {
  id: "reload-page",
  title: "Reload the page",
  group: "View",
  async run() {
    const { reloadPage: reload } = await import("../offline/follow-updates.ts");
    await reload();
  },
};
