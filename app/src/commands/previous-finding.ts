import type { Command } from "./command.ts";

export const previousFinding: Command = {
  id: "previous-finding",
  title: "Previous finding",
  group: "Checks",
  shortcut: "Shift+F8",
  isEnabled: ({ analysis }) => analysis.problems.length > 0,
  async run(context) {
    const { goToFinding } = await import("../checks/go-to-finding.ts");
    goToFinding(context, -1);
  },
};
