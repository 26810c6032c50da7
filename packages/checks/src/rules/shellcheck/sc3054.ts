import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

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
    yield* undefinedInSh(context, {
      type: "ParameterExpansion",
      isMeant: ({ index }) => index !== undefined,
      isInBusybox: false,
      what: "array references are",
    });
  },
});
