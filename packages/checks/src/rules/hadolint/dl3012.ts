import { defineRule, findingAt } from "../../rule.ts";
import type { Site } from "../../rule.ts";

export const dl3012 = defineRule({
  id: "DL3012",
  origin: "hadolint",
  severity: "error",
  sameAs: "MultipleInstructionsDisallowed",
  summary: "A stage has one HEALTHCHECK at most.",
  rationale:
    "An image has one health check. The last HEALTHCHECK of a stage takes the place of those before it, which do nothing and only mislead whoever reads them.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3012",
  examples: [
    // Where there is a stage, BuildKit's rule speaks for both.
    { bad: '«HEALTHCHECK CMD ["a"]»\nHEALTHCHECK CMD ["b"]\n' },
  ],
  good: ['FROM alpine:3.22 AS base\nHEALTHCHECK CMD ["a"]\nFROM base\nHEALTHCHECK CMD ["b"]\n'],
  *check(context) {
    const before = new Map<number, Site>();
    for (const site of context.sites) {
      if (site.instruction.name !== "HEALTHCHECK") continue;
      const stage = site.stage?.index ?? -1;
      const overruled = before.get(stage);
      before.set(stage, site);
      if (overruled === undefined) continue;
      const { keyword, rest } = overruled.instruction;
      const place = { from: keyword.from, to: Math.max(keyword.to, rest.to) };
      const found = findingAt(context, overruled, place, "Multiple `HEALTHCHECK` instructions");
      // As with BuildKit's rule, comments above the later one count.
      yield { ...found, site };
    }
  },
});
