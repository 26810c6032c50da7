import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { withBash } from "../../with-bash.ts";

const OF_BASH = /^(?:pipefail|errtrace|functrace|posix|history|braceexpand|igncr)$/;

export const sc3040 = defineRule({
  id: "SC3040",
  origin: "shellcheck",
  severity: "warning",
  summary: "Options of bash's own are set in bash.",
  rationale:
    "On Debian /bin/sh is dash, which refuses `set -o pipefail` in most of its versions, and the build stops there. BusyBox and bash know it. Let bash run the script with SHELL, which can set the option too.",
  source: "https://www.shellcheck.net/wiki/SC3040",
  examples: [
    {
      bad: "FROM debian:13\nRUN set -eo «pipefail» && make\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN set -eo pipefail && make\n',
    },
  ],
  good: [
    "FROM debian:13\nRUN set -eu && make\n",
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN set -o pipefail && make\n',
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const { name, args } of script.nodes("Command")) {
        const option =
          name?.text === "set" ? args.find(({ text }) => OF_BASH.test(text)) : undefined;
        if (option === undefined) continue;
        const message = `In POSIX sh, set option ${option.text} is undefined.`;
        yield {
          ...findingAt(context, script.run.site, script.spanOf(option), message),
          fixes: () => withBash(context, script.run),
        };
      }
    }
  },
});
