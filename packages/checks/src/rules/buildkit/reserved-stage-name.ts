import { goQuote } from "@stagemap/syntax";
import { freeStageName, stageRenaming } from "../../rename-stage.ts";
import { defineRule, findingAt } from "../../rule.ts";

const RESERVED = new Set(["context", "scratch"]);

export const reservedStageName = defineRule({
  id: "ReservedStageName",
  origin: "buildkit",
  severity: "warning",
  summary: "No stage is called scratch or context.",
  rationale:
    "`scratch` is the empty image and `context` the build context. A stage of that name hides what everybody else means by it.",
  source: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
  examples: [
    {
      bad: "FROM alpine AS «scratch»\nFROM scratch\n",
      fixed: "FROM alpine AS scratch-stage\nFROM scratch-stage\n",
    },
    { bad: "FROM alpine AS «context»\n", fixed: "FROM alpine AS context-stage\n" },
  ],
  good: ["FROM alpine AS builder\n"],
  *check(context) {
    for (const site of context.sites) {
      const written = site.instruction.args[2];
      const name = site.instruction.name === "FROM" ? (site.stage?.name ?? null) : null;
      if (name === null || written === undefined || !RESERVED.has(name)) continue;
      const message = `Stage name should not use the same name as reserved stage ${goQuote(name)}`;
      yield {
        ...findingAt(context, site, written, message),
        site: null,
        fixes: () => stageRenaming(context, site, freeStageName(context, name, "-stage")),
      };
    }
  },
});
