import { defineRule, findingAt } from "../../rule.ts";
import { commandsNamed } from "../../run-commands.ts";
import { isAsWritten } from "../../command-edits.ts";
import { replacement } from "../../edits.ts";

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
    for (const { run, command } of commandsNamed(context, "egrep")) {
      const { nameWord: word } = command;
      if (word === null) continue;
      const message = "egrep is non-standard and deprecated. Use grep -E instead.";
      yield {
        ...findingAt(context, run.site, word, message),
        fixes: () =>
          word.text === "egrep" && word.node !== null && isAsWritten(run, word)
            ? [
                {
                  title: "Use grep -E",
                  safety: "safe",
                  edits: [replacement(context, run.site, word, "grep -E")],
                },
              ]
            : [],
      };
    }
  },
});
