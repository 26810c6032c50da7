import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

export const sc3009 = defineRule({
  id: "SC3009",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash makes several words of one in braces.",
  rationale:
    "By default /bin/sh, which is dash on Debian and BusyBox on Alpine, leaves `{a,b}` as it is: `mkdir {a,b}` then makes one folder with that name, and nothing fails. Write the words out, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3009",
  examples: [
    {
      bad: "FROM debian:13\nRUN mkdir -p /data/«{a,b}»\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN mkdir -p /data/{a,b}\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN mkdir -p /data/{a,b}\n',
    "FROM debian:13\nRUN mkdir -p /data/a /data/b\n",
  ],
  *check(context) {
    yield* undefinedInSh(context, {
      type: "BraceExpansion",
      isInBusybox: false,
      what: "brace expansion is",
    });
  },
});
