import { defineRule, findingAt } from "../../rule.ts";

export const dl3024 = defineRule({
  id: "DL3024",
  origin: "hadolint",
  severity: "error",
  sameAs: "DuplicateStageName",
  summary: "No two stages have one name.",
  rationale:
    "When two stages share a name, COPY --from and --target take the one that happens to stand last above them. A line that moves then silently changes which stage is meant.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3024",
  examples: [{ bad: "FROM debian:13 AS base\nFROM alpine:3.22 AS «base»\n" }],
  good: ["FROM node:22 AS build\nFROM alpine:3.22 AS run\n"],
  *check(context) {
    const names = new Set<string>();
    for (const site of context.sites) {
      const { stage, instruction } = site;
      const name = instruction.name === "FROM" ? (stage?.name ?? null) : null;
      const word = instruction.args[2];
      if (name === null || word === undefined) continue;
      if (names.has(name)) {
        yield findingAt(context, site, word, "FROM aliases (stage names) must be unique");
      }
      names.add(name);
    }
  },
});
