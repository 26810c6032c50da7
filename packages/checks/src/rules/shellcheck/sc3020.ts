import { insertion, replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isStretchAsWritten, portableScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc3020 = defineRule({
  id: "SC3020",
  origin: "shellcheck",
  severity: "warning",
  summary: "Both outputs are redirected one after the other.",
  rationale:
    "Only bash reads `&>`. In dash, the /bin/sh of Debian, `a &> log` starts a in the background and empties log: the script goes on before a is done, and never learns whether it went well. `a > log 2>&1` does what is meant in every shell.",
  source: "https://www.shellcheck.net/wiki/SC3020",
  examples: [
    {
      bad: "FROM debian:13\nRUN make «&> /dev/null» && make test\n",
      fixed: "FROM debian:13\nRUN make > /dev/null 2>&1 && make test\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN make > /dev/null 2>&1\n",
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN make &> /dev/null\n',
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const node of script.nodes("Redirect")) {
        if (node.operator !== "&>" && node.operator !== "&>>") continue;
        const { site } = script.run;
        const span = script.spanOf(node);
        const message = "In POSIX sh, &> is undefined.";
        yield {
          ...findingAt(context, site, span, message),
          fixes: () => {
            if (!isStretchAsWritten(script, span, node)) return [];
            const sign = { from: span.from, to: span.from + 1 };
            return wholeFix("Redirect one after the other", "safe", [
              replacement(context, site, sign, ""),
              insertion(context, site, span.to, " 2>&1"),
            ]);
          },
        };
      }
    }
  },
});
