import type { RuleSettings } from "@stagemap/analysis";
import fc from "fast-check";

const anyName = fc.oneof(
  fc.constantFrom(
    "DL3008",
    "SC2086",
    "__proto__",
    "true",
    "null",
    "~",
    "3",
    "*.example.com",
    "a: b",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
);
const anySeverity = fc.constantFrom("error", "warning", "info", "style");
const anyNames = fc.uniqueArray(anyName, { maxLength: 4 });

/** Settings as they come from files, in which every rule and every label stands once. */
export const anyRuleSettings: fc.Arbitrary<RuleSettings> = fc.record(
  {
    ignored: anyNames,
    overrides: fc.uniqueArray(
      fc.record({ rule: anyName, severity: anySeverity }, { noNullPrototype: true }),
      {
        selector: ({ rule }) => rule,
        maxLength: 4,
      },
    ),
    trustedRegistries: anyNames,
    labelSchema: fc.uniqueArray(
      fc.record(
        {
          name: anyName,
          type: fc.constantFrom("text", "url", "spdx", "hash", "rfc3339", "semver", "email"),
        },
        { noNullPrototype: true },
      ),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
    isLabelSchemaStrict: fc.boolean(),
    isIgnorePragmaOff: fc.boolean(),
    isPinningOff: fc.boolean(),
    failureThreshold: anySeverity,
    isNeverFailing: fc.boolean(),
    format: fc.option(anyName),
  },
  { noNullPrototype: true },
);
