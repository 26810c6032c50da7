import { replacement } from "../../edits.ts";
import { defineRule, findingAt } from "../../rule.ts";
import { isStretchAsWritten, portableScripts } from "../../run-scripts.ts";
import { wholeFix } from "../../whole-fix.ts";

export const sc3046 = defineRule({
  id: "SC3046",
  origin: "shellcheck",
  severity: "warning",
  summary: "A file is taken in with a dot.",
  rationale:
    "`source` is bash's name for it. dash, the /bin/sh of Debian, does not find such a command, and what the file sets is missing. `. ./file` does the same in every shell.",
  source: "https://www.shellcheck.net/wiki/SC3046",
  examples: [
    {
      bad: "FROM debian:13\nRUN «source» /etc/os-release && echo done\n",
      fixed: "FROM debian:13\nRUN . /etc/os-release && echo done\n",
    },
  ],
  good: [
    "FROM debian:13\nRUN . /etc/os-release && echo done\n",
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN source /etc/os-release\n',
  ],
  *check(context) {
    for (const script of portableScripts(context, { isInBusybox: true })) {
      for (const { name, args } of script.nodes("Command")) {
        if (name?.text !== "source") continue;
        const { site } = script.run;
        const span = script.spanOf(name);
        const message = "In POSIX sh, 'source' in place of '.' is undefined.";
        yield {
          ...findingAt(context, site, span, message),
          fixes: () => {
            // Without a slash the dot looks in PATH only; further words reach the file in bash alone.
            const isSame = args.length === 1 && (args[0]?.text.includes("/") ?? false);
            if (!isSame || !isStretchAsWritten(script, span, name)) return [];
            return wholeFix("Write a dot", "safe", [replacement(context, site, span, ".")]);
          },
        };
      }
    }
  },
});
