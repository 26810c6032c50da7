import { dispatchedFinding } from "../../dispatched.ts";
import { defineRule } from "../../rule.ts";

export const legacyKeyValueFormat = defineRule({
  id: "LegacyKeyValueFormat",
  origin: "buildkit",
  severity: "warning",
  summary: "ENV and LABEL are written with “=”.",
  rationale:
    'The older form `ENV KEY some value` takes all that follows as one value, spaces included, and cannot set two at once. With `KEY="some value"` what belongs together is plain to see.',
  source: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
  examples: [
    { bad: "FROM alpine\nENV «DIR /app»\n" },
    { bad: "FROM alpine\nLABEL «vendor Example Inc.»\n" },
  ],
  good: ['FROM alpine\nENV DIR=/app\nLABEL vendor="Example Inc."\n'],
  *check(context) {
    for (const dispatched of context.dispatched.flat()) {
      const { name, pairs } = dispatched.instruction;
      for (const { key, value, hasEquals } of pairs) {
        if (hasEquals) continue;
        const message = `"${name} key=value" should be used instead of legacy "${name} key value" format`;
        yield dispatchedFinding(context, dispatched, { from: key.from, to: value.to }, message);
      }
    }
  },
});
