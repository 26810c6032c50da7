import { undefinedInSh } from "../../undefined-in-sh.ts";
import { defineRule } from "../../rule.ts";

export const sc3010 = defineRule({
  id: "SC3010",
  origin: "shellcheck",
  severity: "warning",
  summary: "Only bash knows the double brackets.",
  rationale:
    "On Debian /bin/sh is dash, where `[[` is a command that does not exist: the test fails whatever it asks, and the other branch runs. Write `[ … ]`, or let bash run it with SHELL.",
  source: "https://www.shellcheck.net/wiki/SC3010",
  examples: [
    {
      bad: "FROM debian:13\nRUN if «[[ -f a ]]»; then make; fi\n",
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN if [[ -f a ]]; then make; fi\n',
    },
  ],
  good: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN if [[ -f a ]]; then make; fi\n',
    "FROM debian:13\nRUN if [ -f a ]; then make; fi\n",
  ],
  *check(context) {
    yield* undefinedInSh(context, { type: "TestCommand", isInBusybox: true, what: "[[ ]] is" });
  },
});
