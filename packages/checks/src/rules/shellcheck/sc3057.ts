import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

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
    yield* undefinedInSh(context, {
      type: "ParameterExpansion",
      isMeant: ({ operation }) => operation?.type === "Slice",
      isInBusybox: true,
      what: "string indexing is",
    });
  },
});
