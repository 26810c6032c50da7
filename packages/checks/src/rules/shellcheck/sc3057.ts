import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

export const sc3057 = defineRule({
  id: "SC3057",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash cuts pieces out of a variable.",
  rationale:
    "In dash, the /bin/sh of Debian, `${name:0:3}` is a bad substitution and ends the script. Use cut or `${name%…}`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3057",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «${HOME:0:3}»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${HOME:0:3}\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${HOME:0:3}\n',
    "FROM debian:13\nRUN echo ${HOME%/*}\n",
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const node of script.nodes("ParameterExpansion")) {
        if (node.operation?.type !== "Slice") continue;
        const message = "In POSIX sh, string indexing is undefined.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(node), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
