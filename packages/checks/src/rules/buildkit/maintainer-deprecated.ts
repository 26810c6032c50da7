import { defineRule, findingAt } from "../../rule.ts";

export const maintainerDeprecated = defineRule({
  id: "MaintainerDeprecated",
  origin: "buildkit",
  severity: "warning",
  summary: "The author stands in a label, not in MAINTAINER.",
  rationale:
    "MAINTAINER has long been deprecated. The label org.opencontainers.image.authors says the same, and tools can read it together with all other labels.",
  source: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
  examples: [{ bad: "FROM alpine\n«MAINTAINER Ann <ann@example.com>»\n" }],
  good: ['FROM alpine\nLABEL org.opencontainers.image.authors="ann@example.com"\n'],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword, rest } = site.instruction;
      if (name !== "MAINTAINER") continue;
      const place = { from: keyword.from, to: Math.max(keyword.to, rest.to) };
      const message = "Maintainer instruction is deprecated in favor of using label";
      yield findingAt(context, site, place, message);
    }
  },
});
