import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";

/** RFC 3986: a scheme and what it may be followed by. */
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/;

export const dl3052 = defineRule({
  id: "DL3052",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as addresses are addresses.",
  rationale:
    "Tools make links of labels such as org.opencontainers.image.source. What is no address with its scheme, such as https, gives a broken link or none.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3052",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL url=«example»\n",
      settings: { labelSchema: [{ name: "url", type: "url" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL url=example\n"],
  *check(context) {
    yield* mistypedLabels(context, "url", {
      isValid: (value) => ADDRESS.test(value),
      complaint: "is not a valid URL",
    });
  },
});
