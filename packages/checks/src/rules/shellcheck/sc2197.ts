import { defineRule, findingAt } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import { isAsWritten } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";

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
    for (const { run, command } of commandsNamed(context, "fgrep")) {
      const { nameWord: word } = command;
      if (word === null) continue;
      const message = "fgrep is non-standard and deprecated. Use grep -F instead.";
      yield {
        ...findingAt(context, run.site, word, message),
        fixes: () =>
          word.text === "fgrep" && word.node !== null && isAsWritten(run, word)
            ? [
                {
                  title: "Use grep -F",
                  safety: "safe",
                  edits: [replacement(context, run.site, word, "grep -F")],
                },
              ]
            : [],
      };
    }
  },
});
