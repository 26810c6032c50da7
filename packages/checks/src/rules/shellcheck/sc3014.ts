import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isStretchAsWritten, portableScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc3014 = defineRule({
  id: "SC3014",
  origin: "shellcheck",
  severity: "warning",
  summary: "A test compares with one equals sign.",
  rationale:
    "Only bash takes `==` in `[ … ]`. In dash, the /bin/sh of Debian, it is an unexpected operator: the test fails whatever the two sides are, and the other branch runs. `=` does the same in every shell.",
  source: "https://www.shellcheck.net/wiki/SC3014",
  examples: [
    {
      bad: 'FROM debian:13\nRUN if [ "$HOME" «==» /root ]; then make; fi\n',
      fixed: 'FROM debian:13\nRUN if [ "$HOME" = /root ]; then make; fi\n',
    },
  ],
  good: [
    'FROM debian:13\nRUN if [ "$HOME" = /root ]; then make; fi\n',
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN [ "$HOME" == /root ]\n',
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const { name, args } of script.nodes("Command")) {
        if (name?.text !== "[" && name?.text !== "test") continue;
        for (const word of args) {
          if (word.text !== "==") continue;
          const { site } = script.run;
          const span = script.spanOf(word);
          yield {
            ...findingAt(context, site, span, "In POSIX sh, == in place of = is undefined."),
            fixes: () =>
              isStretchAsWritten(script, span, word)
                ? wholeFix("Write =", "safe", [replacement(context, site, span, "=")])
                : [],
          };
        }
      }
    }
  },
});
