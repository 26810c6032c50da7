import { goQuote } from "@stagemap/syntax";
import { observed, observedFinding } from "../../observed.ts";
import { replacement } from "../../edits.ts";
import { startDirectory } from "../../image-starts.ts";
import { imageOf } from "../../lineage.ts";
import type { Observed } from "../../observed.ts";
import { joinPath } from "../../paths.ts";
import { isWindowsImage } from "@stagemap/shell";
import { defineRule } from "../../rule.ts";
import type { CheckContext, Fix } from "../../rule.ts";
import { writtenText } from "../../written.ts";

export const workdirRelativePath = defineRule({
  id: "WorkdirRelativePath",
  origin: "buildkit",
  severity: "warning",
  summary: "The first WORKDIR of a build is absolute.",
  rationale:
    "A relative WORKDIR continues the one that the base image has, which the Dockerfile does not show and which may change with the next version of the image. After one absolute WORKDIR relative ones are fine.",
  source: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
  examples: [
    {
      bad: "FROM nginx\nWORKDIR «usr/share/nginx/html»\n",
      fixed: "FROM nginx\nWORKDIR /usr/share/nginx/html\n",
    },
    { bad: "FROM golang:1.24\nWORKDIR «./app»\n", fixed: "FROM golang:1.24\nWORKDIR /go/app\n" },
  ],
  good: [
    "FROM nginx\nWORKDIR /usr/share/nginx/html\n",
    "FROM alpine AS base\nWORKDIR /app\nFROM base\nWORKDIR src\n",
  ],
  *check(context) {
    for (const seen of observed(context, "relative-workdir")) {
      const path = goQuote(seen.observation.path);
      const message = `Relative workdir ${path} can have unexpected results if the base image changes`;
      yield { ...observedFinding(context, seen, message), fixes: () => absolute(context, seen) };
    }
  },
});

/**
 * The path from the root that it comes to, where the image's own working directory is known. Of other images it is taken for the
 * root, and a person has to look.
 */
function absolute(
  context: CheckContext,
  { observation, site }: Observed<"relative-workdir">,
): Fix[] {
  const { span, path } = observation;
  const stage = site.stage?.index ?? -1;
  const isWindows = isWindowsImage(imageOf(context.model, stage)?.full ?? "");
  if (site.instruction.name !== "WORKDIR" || isWindows || /^$|^[A-Za-z]:|\\/.test(path)) return [];
  const written = writtenText(site, span);
  const start = startDirectory(context, stage);
  const isPlain = written === path && !/["'$`\n]/.test(written);
  // A value from outside may be absolute already, which makes no difference behind the root alone.
  if (!isPlain && (start ?? "/") !== "/") return [];
  const newText = isPlain
    ? joinPath(start ?? "/", path)
    : written.replace(/^["']?/, (quote) => `${quote}/`);
  return [
    {
      title: `Write ${newText}`,
      safety: start === null ? "review" : "safe",
      edits: [replacement(context, site, span, newText)],
    },
  ];
}
