import { defineRule, findingAt } from "../../rule.ts";

export const dl3063 = defineRule({
  id: "DL3063",
  origin: "hadolint",
  severity: "warning",
  sameAs: "ReservedStageName",
  summary: "A stage is not called scratch or context.",
  rationale:
    "FROM scratch always means the empty image and COPY --from=context the build context: a stage of that name cannot be reached. BuildKit warns of the same.",
  source: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
  examples: [{ bad: "FROM alpine:3.22 AS «scratch»\n" }],
  good: ["FROM alpine:3.22 AS base\n"],
  *check(context) {
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      const [, as, own] = args;
      if (name !== "FROM" || own === undefined || as?.text.toLowerCase() !== "as") continue;
      if (own.text !== "scratch" && own.text !== "context") continue;
      yield findingAt(context, site, own, "stage name should not be a reserved word");
    }
  },
});
