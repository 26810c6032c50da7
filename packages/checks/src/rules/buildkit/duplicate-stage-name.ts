import { goQuote } from "@stagemap/syntax";
import { freeStageName, stageRenaming } from "../../rename-stage.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const duplicateStageName = defineRule({
  id: "DuplicateStageName",
  origin: "buildkit",
  severity: "warning",
  summary: "Every stage has a name of its own.",
  rationale:
    "Of two stages with one name, COPY --from means the last, and FROM the last above it. Nobody reads it that way: give the second another name.",
  source: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
  examples: [
    {
      bad: "FROM debian AS base\nFROM alpine AS «base»\nFROM base\nCOPY --from=base /a /b\n",
      fixed: "FROM debian AS base\nFROM alpine AS base-2\nFROM base-2\nCOPY --from=base-2 /a /b\n",
    },
  ],
  good: ["FROM debian AS debian-base\nFROM alpine AS alpine-base\n"],
  *check(context) {
    const seen = new Set<string>();
    for (const site of context.sites) {
      const written = site.instruction.args[2];
      const name = site.instruction.name === "FROM" ? (site.stage?.name ?? null) : null;
      if (name === null || written === undefined) continue;
      if (seen.has(name)) {
        const message = `Duplicate stage name ${goQuote(name)}, stage names should be unique`;
        yield {
          ...findingAt(context, site, written, message),
          site: null,
          fixes: () => stageRenaming(context, site, freeStageName(context, name)),
        };
      }
      seen.add(name);
    }
  },
});
