import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

export const sc3054 = defineRule({
  id: "SC3054",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash reads elements of arrays.",
  rationale:
    "Arrays are bash's: dash and BusyBox, which are /bin/sh on Debian and Alpine, stop at `${list[0]}` with a bad substitution. Use `set --` and `$1`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3054",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «${list[0]}»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${list[0]}\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${list[0]}\n',
    "FROM debian:13\nRUN set -- a b; echo $1\n",
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: false })) {
      for (const node of script.nodes("ParameterExpansion")) {
        if (node.index === undefined) continue;
        const message = "In POSIX sh, array references are undefined.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(node), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
