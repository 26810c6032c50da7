import { defineRule, findingAt } from "../../rule.ts";
import { overruled } from "../../overruled.ts";

export const dl4004 = defineRule({
  id: "DL4004",
  origin: "hadolint",
  severity: "error",
  sameAs: "MultipleInstructionsDisallowed",
  summary: "A stage has one ENTRYPOINT.",
  rationale:
    "An image has one ENTRYPOINT. A second one in the same stage replaces the first, which then only misleads whoever reads it. Keep the one that is meant, or join the two. BuildKit warns of the same.",
  source: "https://github.com/hadolint/hadolint/wiki/DL4004",
  examples: [{ bad: 'FROM alpine:3.22\n«ENTRYPOINT ["a"]»\nENTRYPOINT ["b"]\n' }],
  good: ['FROM alpine:3.22 AS one\nENTRYPOINT ["a"]\nFROM alpine:3.22\nENTRYPOINT ["b"]\n'],
  *check(context) {
    for (const site of overruled(context, "ENTRYPOINT")) {
      const message =
        "Multiple `ENTRYPOINT` instructions found. If you list more than one `ENTRYPOINT` then only the last `ENTRYPOINT` will take effect";
      yield findingAt(context, site, site.instruction.keyword, message);
    }
  },
});
