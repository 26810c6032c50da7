import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

export const sc3011 = defineRule({
  id: "SC3011",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash takes a text as the input of a command.",
  rationale:
    "A here-string, `<<< text`, is an error in dash and BusyBox, which are /bin/sh on Debian and Alpine. Pipe the text from printf, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3011",
  examples: [
    {
      bad: "FROM debian:13\nRUN cat «<<< text»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN cat <<< text\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN cat <<< text\n',
    "FROM debian:13\nRUN printf text | cat\n",
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: false })) {
      for (const node of script.nodes("HereString")) {
        const message = "In POSIX sh, here-strings are undefined.";
        yield {
          ...findingAt(context, script.run.site, script.spanOf(node), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
