import { isHeredoc } from "@stagemap/model";
import { unquoted } from "../../definitions.ts";
import { insertion } from "../../edits.ts";
import { linesAboveComments } from "../../lines-above-comments.ts";
import { rootOf } from "../../lineage.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { inCaseOf, isSteered } from "../../written.ts";
import type { Word } from "@stagemap/syntax";

export const dl3045 = defineRule({
  id: "DL3045",
  origin: "hadolint",
  severity: "warning",
  summary: "COPY to a relative place stands behind a WORKDIR.",
  rationale:
    "A relative destination counts from the working directory. Without a WORKDIR that is the one of the base image, which the Dockerfile does not show and which a new version of the image may change: the files then land somewhere else.",
  source: "https://github.com/hadolint/hadolint/wiki/DL3045",
  examples: [
    {
      bad: "FROM scratch\nCOPY server «bin/server»\n",
      fixed: "FROM scratch\nCOPY server /bin/server\n",
    },
    {
      bad: "FROM node:22\nCOPY . «.»\n",
      fixed: "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    },
  ],
  good: [
    "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    "FROM node:22 AS base\nWORKDIR /app\nFROM base\nCOPY . .\n",
    "FROM node:22\nCOPY . /app\n",
  ],
  *check(context) {
    const hasWorkdir = new Map<number, boolean>();
    for (const site of context.sites) {
      const { name, args } = site.instruction;
      const number = site.stage?.index ?? -1;
      if (name === "FROM") {
        const base = context.model.bases[number];
        const below = base?.kind === "stage" ? hasWorkdir.get(base.stage) : false;
        hasWorkdir.set(number, below ?? false);
      } else if (name === "WORKDIR") hasWorkdir.set(number, true);
      if (name !== "COPY" || hasWorkdir.get(number) === true) continue;
      const destination = args.at(-1);
      if (destination === undefined || args.length < 2 || !isRelative(destination)) continue;
      const message = "`COPY` to a relative destination without `WORKDIR` set.";
      yield {
        ...findingAt(context, site, destination, message),
        fixes: () => fixesFor(context, site, destination),
      };
    }
  },
});

function isRelative({ text }: Word): boolean {
  const path = unquoted(text);
  return !/^(?:[/\\$]|[A-Za-z]:)/.test(path) && !isHeredoc(path);
}

function* fixesFor(context: CheckContext, site: Site, destination: Word): Iterable<Fix> {
  if (site.stage === null) return;
  const { item, instruction } = site;
  const path = unquoted(destination.text);
  const isQuoted = /^["']/.test(item.raw.slice(destination.from));
  const rest = path.replace(/^(?:\.\/)+/, "");
  if (rootOf(context.model, site.stage.index).kind === "scratch" && rest === path && path !== ".") {
    const at = destination.from + (isQuoted ? 1 : 0);
    const edits = [insertion(context, site, at, "/")];
    yield { title: "Write the destination from the root", safety: "safe", edits };
    return;
  }
  if (isSteered(site)) return;
  const edits = [
    linesAboveComments(context, site, `${inCaseOf(instruction.keyword, "WORKDIR")} /app`),
  ];
  yield { title: "Set the working directory to /app", safety: "review", edits };
}
