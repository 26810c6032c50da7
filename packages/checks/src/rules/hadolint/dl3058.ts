import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
/** RFC 5322: a dotted atom or a quoted string, and a domain or an address in brackets. */
const ADDRESS = new RegExp(
  `^(?:${ATOM}(?:\\.${ATOM})*|"(?:[^"\\\\]|\\\\.)+")@(?:${LABEL}(?:\\.${LABEL})*|\\[[\\dA-Fa-f.:]+\\])$`,
);

export const dl3058 = defineRule({
  id: "DL3058",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as mail addresses are mail addresses.",
  rationale:
    "A label that says whom to ask is of use when a letter gets there. Write the address alone, without a name around it.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3058",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL contact=«ann»\n",
      settings: { labelSchema: [{ name: "contact", type: "email" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL contact=ann\n"],
  *check(context) {
    yield* mistypedLabels(context, "email", {
      isValid: (value) => ADDRESS.test(value),
      complaint: "is not a valid email format - must conform to RFC5322",
    });
  },
});
