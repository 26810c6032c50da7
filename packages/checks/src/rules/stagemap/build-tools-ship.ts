import type { Content } from "../../content.ts";
import { packageUses } from "../../package-uses.ts";
import { defineRule, findingAt } from "../../rule.ts";
import type { CheckContext } from "../../rule.ts";
import { runtimeStage } from "../../runtime-stage.ts";
import { shippedContents } from "../../stage-content.ts";
import { startsProgram } from "../../what-starts.ts";

export const buildToolsShip = defineRule({
  id: "BuildToolsShip",
  origin: "stagemap",
  severity: "warning",
  isAboutWhatShips: true,
  summary: "Compilers stay out of what ships.",
  rationale:
    "A compiler, an SDK or the headers of libraries are needed once, to build. In the image that runs they are hundreds of megabytes to pull, and tools for whoever breaks in. Build in a stage of its own, and copy the result with `COPY --from=` into a stage on a small base.",
  source: "https://docs.docker.com/build/building/multi-stage/",
  examples: [
    {
      bad: 'FROM «golang:1.24»\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\nEXPOSE 80\nCMD ["/server"]\n',
    },
    {
      bad: 'FROM «maven:3-eclipse-temurin-21»\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n',
    },
    {
      bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y «gcc» libpq-dev\nRUN pip install psycopg2\nCMD ["python", "a.py"]\n',
    },
  ],
  good: [
    'FROM golang:1.24 AS build\nRUN go build -o /server .\nFROM scratch\nCOPY --from=build /server /\nCMD ["/server"]\n',
    'FROM alpine\nRUN apk add --no-cache --virtual .deps gcc && make && apk del .deps\nCMD ["/a"]\n',
    "FROM debian:13\nRUN apt-get install -y build-essential\n",
  ],
  *check(context) {
    const compilers = shippedContents(context).filter(({ kind }) => kind === "compiler");
    // An image that starts nothing is one to build on or to work in.
    if (compilers.length === 0 || !startsProgram(context)) return;
    const seen = new Set<Content["site"]>();
    for (const content of compilers) {
      const { what, site, span, copies, use } = content;
      const [copy] = copies;
      const place = copy ?? site;
      if (seen.has(place) || (use === null && copy === undefined && !isBuiltThere(context)))
        continue;
      seen.add(place);
      const tools = use === null ? what : `the build tools ${what}`;
      const way = copy === undefined ? "" : ", which this line copies along";
      const message = `What ships holds ${tools}${way}: build in a stage of its own, and copy the result`;
      const found = findingAt(context, place, copy?.instruction.rest ?? span, message);
      yield use === null && copy === undefined
        ? { ...found, fixes: () => runtimeStage(context) }
        : found;
    }
  },
});

/** True when the stages that ship compile something. */
function isBuiltThere(context: CheckContext): boolean {
  return packageUses(context).some(
    ({ stage, action, manager }) =>
      stage !== null &&
      context.shipped.has(stage) &&
      (action === "build" || manager.ecosystem === "native"),
  );
}
