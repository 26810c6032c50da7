import { defineRule, findingAt } from "../../rule.ts";
import type { Site } from "../../rule.ts";

export const dl3002 = defineRule({
  id: "DL3002",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "The last USER of a stage is not root.",
  rationale:
    "What breaks out of a program that runs as root is root in the container, and often on the machine behind it. Install as root what needs it, then switch to an ordinary user with USER before the program starts.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3002",
  examples: [
    { bad: "FROM debian:13\nUSER www-data\nRUN make\nUSER «root»\n" },
    { bad: "FROM debian:13 AS base\nUSER «0:0»\nRUN make\nFROM base\nUSER www-data\n" },
  ],
  good: ["FROM debian:13\nUSER root\nRUN make\nUSER www-data\n", "FROM debian:13\nRUN make\n"],
  *check(context) {
    const last = new Map<number, Site>();
    for (const site of context.sites) {
      if (site.stage !== null && site.instruction.name === "USER") last.set(site.stage.index, site);
    }
    for (const site of last.values()) {
      const { rest } = site.instruction;
      if (!/^(?:root|0)(?::|$)/.test(rest.text)) continue;
      yield findingAt(context, site, rest, "Last USER should not be root");
    }
  },
});
