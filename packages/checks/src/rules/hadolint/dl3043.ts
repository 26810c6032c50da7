import { defineRule, findingAt } from "../../rule.ts";

const FORBIDDEN: ReadonlySet<string | null> = new Set(["ONBUILD", "FROM", "MAINTAINER"]);

export const dl3043 = defineRule({
  id: "DL3043",
  origin: "hadolint",
  severity: "error",
  summary: "ONBUILD leaves neither ONBUILD nor FROM nor MAINTAINER.",
  rationale:
    "What stands behind ONBUILD runs in the middle of another build, where a stage has begun already: it can start no stage and leave no further ONBUILD. BuildKit refuses such a Dockerfile.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3043",
  examples: [
    { bad: "FROM debian:13\nONBUILD «ONBUILD» RUN make\n" },
    { bad: "FROM debian:13\nONBUILD «FROM» debian:13\n" },
  ],
  good: ["FROM debian:13\nONBUILD RUN make\n"],
  *check(context) {
    for (const site of context.sites) {
      const { inner } = site.instruction;
      if (inner === null || !FORBIDDEN.has(inner.name)) continue;
      const message =
        "`ONBUILD`, `FROM` or `MAINTAINER` triggered from within `ONBUILD` instruction.";
      yield findingAt(context, site, inner.keyword, message);
    }
  },
});
