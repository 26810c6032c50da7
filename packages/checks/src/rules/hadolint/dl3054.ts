import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";
import { isLicenceExpression } from "../../spdx-licences.ts";

export const dl3054 = defineRule({
  id: "DL3054",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as licences are SPDX identifiers.",
  rationale:
    "Tools that check licences know them by their SPDX identifiers, such as MIT or Apache-2.0. A name in words, as Apache License, tells them nothing. Several licences are joined with AND or OR.",
  source: "https://spdx.org/licenses/",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL licence=«Apache»\n",
      settings: { labelSchema: [{ name: "licence", type: "spdx" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL licence=free\n"],
  *check(context) {
    yield* mistypedLabels(context, "spdx", {
      isValid: isLicenceExpression,
      complaint: "is not a valid SPDX identifier",
    });
  },
});
