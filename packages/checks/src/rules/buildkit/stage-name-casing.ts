import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";

export const stageNameCasing = defineRule({
  id: "StageNameCasing",
  origin: "buildkit",
  severity: "warning",
  summary: "Stage names are written in lower case.",
  rationale:
    "BuildKit compares stage names without regard to case, but people do not: a name in lower case is the same wherever it is read. It also keeps stages apart from keywords, which are written in upper case.",
  source: "https://docs.docker.com/reference/build-checks/stage-name-casing/",
  examples: [{ bad: "FROM alpine AS «BuilderBase»\n", fixed: "FROM alpine AS builderbase\n" }],
  good: ["FROM alpine AS builder-base\n"],
  *check(context) {
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      const written = args[2];
      if (name !== "FROM" || args.length !== 3 || written === undefined) continue;
      const lowered = written.text.toLowerCase();
      if (written.text === lowered) continue;
      const message = `Stage name '${written.text}' should be lowercase`;
      yield {
        ...findingAt(context, site, written, message),
        fixes: () => [
          {
            title: `Write the stage name as ${lowered}`,
            safety: "safe",
            edits: [replacement(context, site, written, lowered)],
          },
        ],
      };
    }
  },
});
