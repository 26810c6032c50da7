import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";

/** Semantic Versioning 2.0.0: no leading zeros, identifiers behind "-" and "+". */
const NUMBER = "(?:0|[1-9]\\d*)";
const IDENTIFIER = `(?:${NUMBER}|\\d*[A-Za-z-][\\dA-Za-z-]*)`;
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?(?:\\+[\\dA-Za-z-]+(?:\\.[\\dA-Za-z-]+)*)?$`,
);

export const dl3056 = defineRule({
  id: "DL3056",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as versions are semantic versions.",
  rationale:
    "Tools compare versions part by part: major, minor, patch, as in 1.4.0 or 2.0.0-rc.1. A value in another form, v1.4 among them, cannot be put in order.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3056",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL version=«v1.4»\n",
      settings: { labelSchema: [{ name: "version", type: "semver" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL version=newest\n"],
  *check(context) {
    yield* mistypedLabels(context, "semver", {
      isValid: (value) => VERSION.test(value),
      complaint: "does not conform to semantic versioning",
    });
  },
});
