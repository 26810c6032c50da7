import { calledByOldName } from "../../old-name.ts";
import { defineRule } from "../../rule.ts";

export const sc2196 = defineRule({
  id: "SC2196",
  origin: "shellcheck",
  severity: "info",
  summary: "Instead of egrep there is grep -E.",
  rationale:
    "The name egrep was never in a standard and is on its way out: newer versions of GNU grep print a warning for it, which gets into logs and into what scripts read. `grep -E` does the same everywhere.",
  source: "https://www.shellcheck.net/wiki/SC2196",
  examples: [
    {
      bad: "FROM debian:13\nRUN «egrep» 'a|b' list\n",
      fixed: "FROM debian:13\nRUN grep -E 'a|b' list\n",
    },
  ],
  good: ["FROM debian:13\nRUN grep -E 'a|b' list\n"],
  *check(context) {
    yield* calledByOldName(context, { old: "egrep", now: "grep -E" });
  },
});
