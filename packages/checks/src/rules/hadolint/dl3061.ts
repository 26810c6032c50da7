import { defineRule, findingAt } from "../../rule.ts";

export const dl3061 = defineRule({
  id: "DL3061",
  origin: "hadolint",
  severity: "error",
  summary: "Nothing but ARG and comments stands before the first FROM.",
  rationale:
    "Every instruction but ARG changes a stage, and FROM is what begins one. Before the first FROM there is nothing to change, and BuildKit stops. An ARG there sets what FROM lines use.",
  source: "https://docs.docker.com/reference/dockerfile/#format",
  examples: [{ bad: "«RUN» make\nFROM debian:13\n" }],
  good: ["# syntax=docker/dockerfile:1\nARG TAG=13\nFROM debian:$TAG\nRUN make\n"],
  *check(context) {
    for (const site of context.sites) {
      const { name, keyword } = site.instruction;
      if (name === "FROM") return;
      if (name === "ARG" || name === null) continue;
      const message =
        "Invalid instruction order. Dockerfile must begin with `FROM`, `ARG` or comment.";
      yield findingAt(context, site, keyword, message);
    }
  },
});
