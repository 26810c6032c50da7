import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

export const sc3030 = defineRule({
  id: "SC3030",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash has arrays.",
  rationale:
    "Arrays are bash's: dash and BusyBox, which are /bin/sh on Debian and Alpine, stop at the bracket of `list=(a b)`. Write the words behind `for … in` or `set --`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3030",
  examples: [
    {
      bad: "FROM debian:13\nRUN list=«(a b)» && make\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN list=(a b) && make\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN list=(a b) && make\n',
    "FROM debian:13\nRUN set -- a b && make\n",
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: false })) {
      for (const node of script.nodes("ArrayValue")) {
        const message = "In POSIX sh, arrays are undefined.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(node), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
