import { insertion } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { runScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

/** Programs that do the same to a file whether or not its name begins with "./". */
const INDIFFERENT: ReadonlySet<string> = new Set(
  "rm cp mv chmod chown chgrp install ln touch cat mkdir rmdir strip gzip gunzip xz unzip".split(
    " ",
  ),
);

export const sc2035 = defineRule({
  id: "SC2035",
  origin: "shellcheck",
  severity: "info",
  summary: "A wildcard at the start of a word is written with ./ in front.",
  rationale:
    "The shell puts file names in the place of `*`. A name that begins with a dash becomes an option of the command: with a file called -rf, `rm *` deletes folders. With `./*` every name begins with a dot.",
  source: "https://www.shellcheck.net/wiki/SC2035",
  examples: [
    { bad: "FROM debian:13\nRUN rm «*.txt»\n", fixed: "FROM debian:13\nRUN rm ./*.txt\n" },
  ],
  good: [
    "FROM debian:13\nRUN rm ./*.txt\n",
    "FROM debian:13\nRUN rm -- *.txt\n",
    "FROM debian:13\nRUN echo *.txt; find . -name '*.txt'\n",
  ],
  *check(context) {
    for (const script of runScripts(context)) {
      for (const command of script.nodes("Command")) {
        const name = command.name?.text ?? "";
        if (
          !command.args.some(({ text }) => /^[*?]/.test(text)) ||
          /^(?:echo|printf|\[)$/.test(name)
        )
          continue;
        for (const word of command.args) {
          if (word.text === "--") break;
          if (!/^[*?]/.test(word.text) || word.type !== "Word") continue;
          const { site } = script.run;
          const span = script.spanOf(word);
          const message = "Use ./*glob* or -- *glob* so names with dashes won't become options.";
          yield {
            ...findingAt(context, site, span, message),
            fixes: () =>
              wholeFix("Put ./ in front", INDIFFERENT.has(name) ? "safe" : "review", [
                insertion(context, site, span.from, "./"),
              ]),
          };
        }
      }
    }
  },
});
