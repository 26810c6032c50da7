import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

export const sc3030 = defineRule({
  id: "SC3030",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash has arrays.",
  rationale:
    "Arrays are bash's: dash and BusyBox, which are /bin/sh on Debian and Alpine, stop at the bracket of `list=(a b)`. Write the words behind `for … in` or `set --`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3030",
  examples: [
    {
      bad: "FROM debian:13\nRUN list=«(a b)» && make\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN list=(a b) && make\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN list=(a b) && make\n',
    "FROM debian:13\nRUN set -- a b && make\n",
  ],
  *check(context) {
    yield* undefinedInSh(context, { type: "ArrayValue", isInBusybox: false, what: "arrays are" });
  },
});
