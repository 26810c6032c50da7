import { takesWholeContext } from "../../broad-copy.ts";
import type { Content } from "../../content.ts";
import { replacement } from "../../edits.ts";
import { packageUses } from "../../package-uses.ts";
import { isInside } from "../../paths.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext, Fix, Site } from "../../rule.ts";
import { shippedContents, stageContents } from "../../stage-content.ts";
import { isUnbroken } from "../../written.ts";

export const sourcesShip = defineRule({
  id: "SourcesShip",
  origin: "stagemap",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "The sources of a compiled program stay in the stage that builds it.",
  rationale:
    "`COPY --from=build /app /app` takes everything that the build had: the sources, its intermediate files and whatever else lay in the build context. What runs is one file of them. Name that file, and the image holds nothing that need not be there.",
  source: "https://docs.docker.com/build/building/multi-stage/#use-multi-stage-builds",
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nFROM debian:13-slim\nCOPY --from=build «/app /app»\n",
      fixed:
        "FROM golang:1.24 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nFROM debian:13-slim\nCOPY --from=build /app/server /app/server\n",
    },
  ],
  good: [
    "FROM golang:1.24 AS build\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nFROM debian:13-slim\nCOPY --from=build /app/server /app/\n",
    "FROM python:3.13 AS build\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nFROM python:3.13-slim\nCOPY --from=build /app /app\n",
  ],
  *check(context) {
    const seen = new Set<Site>();
    for (const content of shippedContents(context)) {
      const copy = content.copies.at(-1);
      if (content.kind !== "context" || copy === undefined || seen.has(copy)) continue;
      if (!takesWholeContext(content.site) || !isCompiled(context, content.stage)) continue;
      seen.add(copy);
      const message = `This takes along the sources that line ${content.site.line} copied, and what ships is compiled`;
      yield {
        ...findingAt(context, copy, copy.instruction.rest, message),
        fixes: () => narrowed(context, content, copy),
      };
    }
  },
});

const COMPILING = /^(?:go|cargo|maven|gradle|dotnet|swift)$/;

function isCompiled(context: CheckContext, stage: number): boolean {
  const uses = packageUses(context).filter((use) => use.stage === stage);
  // Beside a language that runs from its sources these may be what ships.
  const isOther = uses.some(({ manager }) => /^(?:node|python|ruby|php)$/.test(manager.ecosystem));
  return (
    !isOther && uses.some(({ manager, action }) => action === "build" && COMPILING.test(manager.id))
  );
}

/** Copies the one program that was built in the folder in place of the folder. */
function narrowed(context: CheckContext, { stage }: Content, copy: Site): Fix[] {
  const [source, destination] = copy.instruction.args;
  if (source === undefined || destination === undefined || copy.instruction.args.length !== 2)
    return [];
  const isPlain = [source, destination].every(
    (word) => /^\/[\w./-]+$/.test(word.text) && isUnbroken(copy, word),
  );
  const folder = source.text.replace(/\/+$/, "");
  const programs = (stageContents(context)[stage] ?? []).filter(
    ({ kind, path, use }) =>
      kind === "binary" &&
      path !== null &&
      path !== folder &&
      isInside(path, folder) &&
      use?.options.some(({ name }) => name === "-o"),
  );
  const [program] = programs;
  const path = program?.path ?? null;
  if (!isPlain || programs.length !== 1 || path === null || copy.instruction.isJson) return [];
  const target = destination.text.replace(/\/+$/, "") + path.slice(folder.length);
  const edits = [
    replacement(context, copy, source, path),
    replacement(context, copy, destination, target),
  ];
  return [{ title: `Copy ${path} alone`, safety: "review", edits }];
}
