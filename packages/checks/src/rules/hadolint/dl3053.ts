import { defineRule } from "../../rule.ts";
import { mistypedLabels } from "../../schema-labels.ts";

const TIME =
  /^\d{4}-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;

function isTime(value: string): boolean {
  const [, month, day, hour, minute, second] = TIME.exec(value)?.map(Number) ?? [];
  return (
    month !== undefined &&
    day !== undefined &&
    inRange(month, 1, 12) &&
    inRange(day, 1, 31) &&
    inRange(hour, 0, 23) &&
    inRange(minute, 0, 59) &&
    inRange(second, 0, 60)
  );
}

function inRange(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high;
}

export const dl3053 = defineRule({
  id: "DL3053",
  origin: "hadolint",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Labels that the settings want as times are written as RFC 3339 says.",
  rationale:
    "Only a time in one agreed form can be compared and sorted by tools, whatever country its author lives in: 2026-03-10T10:26:33Z.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3053",
  examples: [
    {
      bad: "FROM alpine:3.22\nLABEL created=«2026-13-10T10:26:33Z»\n",
      settings: { labelSchema: [{ name: "created", type: "rfc3339" }] },
    },
  ],
  good: ["FROM alpine:3.22\nLABEL created=today\n"],
  *check(context) {
    yield* mistypedLabels(context, "rfc3339", {
      isValid: isTime,
      complaint: "is not a valid time format - must conform to RFC3339",
    });
  },
});
