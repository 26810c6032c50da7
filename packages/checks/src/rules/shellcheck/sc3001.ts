import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

export const sc3001 = defineRule({
  id: "SC3001",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash reads a command like a file.",
  rationale:
    "Process substitution, as in `diff <(a) <(b)`, is bash's. /bin/sh is dash on Debian and BusyBox on Alpine, where the bracket is an error. Use a temporary file or a pipe, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3001",
  examples: [
    {
      bad: "FROM debian:13\nRUN diff «<(ls a)» list\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN diff <(ls a) list\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN diff <(ls a) list\n',
    "FROM debian:13\nRUN ls a | diff - list\n",
  ],
  *check(context) {
    yield* undefinedInSh(context, {
      type: "ProcessSubstitution",
      isInBusybox: false,
      what: "process substitution is",
    });
  },
});
