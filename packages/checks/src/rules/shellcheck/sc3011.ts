import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

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
    yield* undefinedInSh(context, {
      type: "HereString",
      isInBusybox: false,
      what: "here-strings are",
    });
  },
});
