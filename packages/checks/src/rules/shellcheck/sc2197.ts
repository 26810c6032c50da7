import { calledByOldName } from "../../old-name.ts";
import { defineRule } from "../../rule.ts";

export const sc2197 = defineRule({
  id: "SC2197",
  origin: "shellcheck",
  severity: "info",
  summary: "Instead of fgrep there is grep -F.",
  rationale:
    "The name fgrep was never in a standard and is on its way out: newer versions of GNU grep print a warning for it, which gets into logs and into what scripts read. `grep -F` does the same everywhere.",
  source: "https://www.shellcheck.net/wiki/SC2197",
  examples: [
    {
      bad: "FROM debian:13\nRUN «fgrep» 'a|b' list\n",
      fixed: "FROM debian:13\nRUN grep -F 'a|b' list\n",
    },
  ],
  good: ["FROM debian:13\nRUN grep -F 'a|b' list\n"],
  *check(context) {
    yield* calledByOldName(context, { old: "fgrep", now: "grep -F" });
  },
});
