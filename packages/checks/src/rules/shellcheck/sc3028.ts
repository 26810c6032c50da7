import { spanOf } from "@stagemap/shell";
import { defineRule, findingAt } from "../../rule.ts";
import { portableScripts } from "../../run-scripts.ts";
import { isGivenOutside, shellVariables } from "../../shell-variables.ts";
import { withBash } from "../../with-bash.ts";

/** Set by bash, and by no standard. */
const OF_BASH =
  /^(?:RANDOM|SRANDOM|SECONDS|UID|EUID|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|SHLVL|EPOCHSECONDS|EPOCHREALTIME|DIRSTACK|FUNCNAME|GROUPS|PIPESTATUS|SHELLOPTS|TIMEFORMAT|COMP_\w+|BASH\w*)$/;

export const sc3028 = defineRule({
  id: "SC3028",
  origin: "shellcheck",
  severity: "warning",
  summary: "Variables of bash's own are used in bash.",
  rationale:
    "By itself bash sets RANDOM, UID, HOSTNAME and some more. In dash, the /bin/sh of Debian, they are empty, without a word. Use `id -u`, `hostname` or `shuf`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3028",
  examples: [
    {
      bad: "FROM debian:13\nRUN echo «$RANDOM»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo $RANDOM\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN echo $RANDOM\n',
    "FROM debian:13\nARG UID=1000\nRUN useradd -u $UID app\n",
  ],
  *check(context) {
    const byRun = shellVariables(context);
    const layers = new Set(
      portableScripts(context, { isInBusybox: true }).map(({ layer }) => layer),
    );
    for (const [run, { uses, sources }] of byRun) {
      for (const { name, node, layer } of uses) {
        if (!OF_BASH.test(name) || !layers.has(layer)) continue;
        if (sources.has(name) || isGivenOutside(context, run, name)) continue;
        const message = `In POSIX sh, ${name} is undefined.`;
        yield {
          ...findingAt(context, run.site, spanOf(layer, node), message),
          fixes: () => withBash(context, run),
        };
      }
    }
  },
});
