import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

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
    yield* undefinedInSh(context, {
      type: "ParameterExpansion",
      isMeant: ({ operation }) => operation?.type === "Replace",
      isInBusybox: true,
      what: "string replacement is",
    });
  },
});
