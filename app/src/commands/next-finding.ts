import type { Command } from "./command.ts";

export const nextFinding: Command = {
  id: "next-finding",
  title: "Next finding",
  group: "Checks",
  shortcut: "F8",
  isEnabled: ({ analysis }) => analysis.problems.length > 0,
  async run(context) {
    const { goToFinding } = await import("../checks/go-to-finding.ts");
    goToFinding(context, 1);
  },
};
