import { goQuote } from "@stagemap/syntax";
import { observed, observedFinding } from "../../observed.ts";
import { defineRule } from "../../rule.ts";

export const workdirRelativePath = defineRule({
  id: "WorkdirRelativePath",
  origin: "buildkit",
  severity: "warning",
  summary: "The first WORKDIR of a build is absolute.",
  rationale:
    "A relative WORKDIR continues the one that the base image has, which the Dockerfile does not show and which may change with the next version of the image. After one absolute WORKDIR relative ones are fine.",
  source: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
  examples: [{ bad: "FROM nginx\nWORKDIR «usr/share/nginx/html»\n" }],
  good: [
    "FROM nginx\nWORKDIR /usr/share/nginx/html\n",
    "FROM alpine AS base\nWORKDIR /app\nFROM base\nWORKDIR src\n",
  ],
  *check(context) {
    for (const seen of observed(context, "relative-workdir")) {
      const path = goQuote(seen.observation.path);
      const message = `Relative workdir ${path} can have unexpected results if the base image changes`;
      yield observedFinding(context, seen, message);
    }
  },
});
