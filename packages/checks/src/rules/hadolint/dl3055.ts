import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";

export const dl3055 = defineRule({
  id: "DL3055",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as Git commits are commit ids.",
  rationale:
    "The label org.opencontainers.image.revision leads from an image back to its source. Only a commit id, of 40 digits or the first 7 of them, does so for good; branches and tags move.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3055",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL revision=«main»\n",
      settings: { labelSchema: [{ name: "revision", type: "hash" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL revision=main\n"],
  *check(context) {
    yield* mistypedLabels(context, "hash", {
      isValid: (value) => /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(value),
      complaint: "is not a valid git hash",
    });
  },
});
