import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

export const sc3060 = defineRule({
  id: "SC3060",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash replaces text in a variable.",
  rationale:
    "In dash, the /bin/sh of Debian, `${name//a/b}` is a bad substitution and ends the script. Use sed or tr, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3060",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «${HOME//o/0}»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${HOME//o/0}\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo ${HOME//o/0}\n',
    "FROM debian:13\nRUN echo ${HOME%/*}\n",
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const node of script.nodes("ParameterExpansion")) {
        if (node.operation?.type !== "Replace") continue;
        const message = "In POSIX sh, string replacement is undefined.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(node), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
