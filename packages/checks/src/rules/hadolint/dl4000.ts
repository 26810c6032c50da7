import { defineRule, findingAt } from "../../rule.ts";

export const dl4000 = defineRule({
  id: "DL4000",
  origin: "hadolint",
  severity: "error",
  sameAs: "MaintainerDeprecated",
  summary: "The author stands in a label, not in MAINTAINER.",
  rationale:
    "MAINTAINER has long been deprecated. The label org.opencontainers.image.authors says the same, where tools look for it together with all other labels. BuildKit warns of the same.",
  source: "https://github.com/hadolint/hadolint/wiki/DL4000",
  examples: [{ bad: "FROM alpine:3.22\n«MAINTAINER ann@example.com»\n" }],
  good: ['FROM alpine:3.22\nLABEL org.opencontainers.image.authors="ann@example.com"\n'],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword, rest } = site.instruction;
      if (name !== "MAINTAINER") continue;
      const place = { from: keyword.from, to: Math.max(keyword.to, rest.to) };
      yield findingAt(context, site, place, "MAINTAINER is deprecated");
    }
  },
});
