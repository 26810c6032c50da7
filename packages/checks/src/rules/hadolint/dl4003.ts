import { defineRule, findingAt } from "../../rule.ts";
import { overruled } from "../../overruled.ts";

export const dl4003 = defineRule({
  id: "DL4003",
  origin: "hadolint",
  severity: "warning",
  sameAs: "MultipleInstructionsDisallowed",
  summary: "A stage has one CMD.",
  rationale:
    "An image has one CMD. A second one in the same stage replaces the first, which then only misleads whoever reads it. Keep the one that is meant, or join the two. BuildKit warns of the same.",
  source: "https://github.com/hadolint/hadolint/wiki/DL4003",
  examples: [{ bad: 'FROM alpine:3.22\n«CMD ["a"]»\nCMD ["b"]\n' }],
  good: ['FROM alpine:3.22 AS one\nCMD ["a"]\nFROM alpine:3.22\nCMD ["b"]\n'],
  *check(context) {
    for (const site of overruled(context, "CMD")) {
      const message =
        "Multiple `CMD` instructions found. If you list more than one `CMD` then only the last `CMD` will take effect";
      yield findingAt(context, site, site.instruction.keyword, message);
    }
  },
});
