import type { Goal } from "@stagemap/lessons";
import { describe, expect, test } from "vitest";
import { checkGoals, missing } from "./goal-rows.ts";

const runs = (command: string, where?: "ships" | "stays-behind"): Goal => ({
  kind: "runs",
  commands: [command],
  ...(where !== undefined && { where }),
});

describe("a command runs", () => {
  checkGoals([
    [
      "with options between its words",
      runs("npm ci"),
      "FROM a\nRUN npm --quiet ci --omit=dev\n",
      null,
    ],
    ["as a module", runs("pip install"), "FROM a\nRUN python3 -m pip install x\n", null],
    ["by an alias", runs("npm ci"), "FROM a\nRUN npm clean-install\n", null],
    ["by the name of its script", runs("npm test"), "FROM a\nRUN npm run test\n", null],
    ["for the script by its own name", runs("npm run test"), "FROM a\nRUN npm t\n", null],
    ["of a family", runs("apt-get install"), "FROM a\nRUN apt install -y curl\n", null],
    [
      "for one package of several",
      runs("apt-get install libpq5"),
      "FROM a\nRUN apt-get install -y curl libpq5\n",
      null,
    ],
    [
      "not for another package",
      runs("apt-get install libpq5"),
      "FROM a\nRUN apt-get install -y libpq-dev\n",
      "No RUN",
    ],
    [
      "with a flag among others",
      runs("set -e"),
      "FROM a\nRUN <<EOF\nset -euo pipefail\nx\nEOF\n",
      null,
    ],
    ["not with another flag", runs("set -e"), "FROM a\nRUN set -x && x\n", "No RUN"],
    ["in exec form", runs("npm ci"), 'FROM a\nRUN ["npm", "ci"]\n', null],
    ["in a heredoc", runs("npm ci"), "FROM a\nRUN <<EOF\nset -e\nnpm ci\nEOF\n", null],
    ["behind &&", runs("npm test"), "FROM a\nRUN npm ci && npm test\n", null],
    [
      "of a program that nobody knows",
      runs("scan --all"),
      "FROM a\nRUN scan -q --all /app\n",
      null,
    ],
    ["not in a comment", runs("npm ci"), "FROM a\n# RUN npm ci\nRUN true\n", "No RUN"],
    ["not as words of echo", runs("npm ci"), "FROM a\nRUN echo npm ci\n", "No RUN"],
    ["not as another subcommand", runs("npm ci"), "FROM a\nRUN npm run ci\n", "No RUN"],
    [
      "not where its failure is lost",
      runs("npm test"),
      "FROM a\nRUN npm test || true\n",
      "goes on",
    ],
    [
      "not where a test skips it",
      runs("npm test"),
      "FROM a\nRUN if false; then npm test; fi\n",
      "may be skipped",
    ],
    ["not behind ONBUILD", runs("npm ci"), "FROM a\nONBUILD RUN npm ci\n", "No RUN"],
    [
      "not in a stage that nobody needs",
      runs("npm test"),
      "FROM a AS t\nRUN npm test\nFROM a\n",
      "“t” on line 2, which this build never reaches",
    ],
    ["not in a stage that ships", runs("npm ci", "stays-behind"), "FROM a\nRUN npm ci\n", "ships"],
    [
      "in a stage that stays behind",
      runs("npm ci", "stays-behind"),
      "FROM a AS b\nRUN npm ci\nFROM a\nCOPY --from=b /x /x\n",
      null,
    ],
  ]);
});

const keeps: Goal = { kind: "change-keeps", file: "src/a.ts", commands: ["npm ci"] };
const reruns: Goal = { kind: "change-reruns", file: "package.json", commands: ["npm ci"] };
const ordered = "FROM node AS b\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n";

describe("a change", () => {
  checkGoals([
    ["keeps what stands above it", keeps, ordered, null],
    [
      "names the line that comes before",
      keeps,
      "FROM node\nCOPY . .\nRUN npm ci\n",
      "`COPY . .` on line 2",
    ],
    [
      "comes in by a mount",
      keeps,
      "FROM node\nRUN --mount=type=bind,target=. npm ci\n",
      "reads the file itself",
    ],
    [
      "comes in by the stage below",
      keeps,
      "FROM node AS b\nCOPY . .\nFROM b\nRUN npm ci\n",
      "on line 2",
    ],
    [
      "is kept out by the .dockerignore",
      keeps,
      "FROM node\nCOPY . .\nRUN npm ci\n",
      null,
      { dockerignore: "src\n" },
    ],
    ["needs the command to run", keeps, "FROM node\nCOPY . .\n", "No RUN"],
    ["reruns what takes it", reruns, ordered, null],
    ["does not reach", reruns, "FROM node\nRUN npm ci\nCOPY . .\n", "nothing above it"],
    [
      "does not reach what is left out",
      reruns,
      ordered,
      "keeps `package.json` out",
      { dockerignore: "*.json\n" },
    ],
  ]);
});

const shipped = (path: string, ...madeBy: string[]): Goal => ({
  kind: "path-shipped",
  path,
  ...(madeBy.length > 0 && { madeBy }),
});
const goBuild = "FROM golang AS b\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\n";

describe("a path ships", () => {
  checkGoals([
    [
      "that a stage makes",
      shipped("/app", "go build"),
      `${goBuild}FROM scratch\nCOPY --from=b /out/app /app\n`,
      null,
    ],
    [
      "into a folder",
      shipped("/bin/app", "go build"),
      `${goBuild}FROM scratch\nCOPY --from=b /out/app /bin/\n`,
      null,
    ],
    [
      "with its folder",
      shipped("/bin/app", "go build"),
      `${goBuild}FROM scratch\nCOPY --from=b /out /bin\n`,
      null,
    ],
    [
      "through two stages",
      shipped("/app", "go build"),
      `${goBuild}FROM alpine AS c\nCOPY --from=b /out/app /x\nFROM scratch\nCOPY --from=c /x /app\n`,
      null,
    ],
    ["by a variable", shipped("/app/x"), "FROM a\nARG D=/app\nCOPY main.go $D/x\n", null],
    ["of the context", shipped("/app/src/a.ts"), "FROM a\nWORKDIR /app\nCOPY . .\n", null],
    ["of a heredoc", shipped("/etc/x.conf"), "FROM a\nCOPY <<EOF /etc/x.conf\na\nEOF\n", null],
    [
      "not what the .dockerignore leaves out",
      shipped("/app/src/a.ts"),
      "FROM a\nWORKDIR /app\nCOPY . .\n",
      "No line",
      { dockerignore: "src\n" },
    ],
    ["not from an empty stage", shipped("/app", "go build"), "FROM scratch\n", "No RUN"],
    [
      "not from another stage than the one that makes it",
      shipped("/app", "go build"),
      `${goBuild}FROM alpine AS c\nFROM scratch\nCOPY --from=c /app /app\nCOPY --from=b /out/x /y\n`,
      "does not come from where",
    ],
  ]);
});

const tools: Goal = { kind: "not-shipped", what: "build-tools" };
const secrets: Goal = { kind: "not-shipped", what: "secrets" };
const sources: Goal = { kind: "not-shipped", what: "sources" };

describe("what ships is free", () => {
  checkGoals([
    ["of compilers", tools, `${goBuild}FROM alpine\nCOPY --from=b /out/app /app\n`, null],
    ["not on an image with a compiler", tools, goBuild, "brings Go"],
    ["not on a whole language image", tools, "FROM python:3.13\n", "compilers and headers"],
    [
      "not where one is installed",
      tools,
      "FROM debian:13-slim\nRUN apt-get install -y gcc\n",
      "gcc",
    ],
    [
      "not where it is deleted in a later layer",
      { kind: "not-shipped", what: "package-caches" },
      "FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists\n",
      "ships all the same",
    ],
    [
      "of caches that the same step removes",
      { kind: "not-shipped", what: "package-caches" },
      "FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
      null,
    ],
    [
      "of development dependencies",
      { kind: "not-shipped", what: "development-dependencies" },
      "FROM node:22-slim\nWORKDIR /app\nRUN npm ci --omit=dev\n",
      null,
    ],
    [
      "not with all of them",
      { kind: "not-shipped", what: "development-dependencies" },
      "FROM node:22-slim\nWORKDIR /app\nRUN npm ci\n",
      "development dependencies included",
    ],
    [
      "not of sources that COPY brings",
      sources,
      "FROM golang\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n",
      "main.go",
    ],
    ["of secrets", secrets, "FROM a\nCOPY . .\n", null, { dockerignore: ".env\n" }],
    ["not of a file with them", secrets, "FROM a\nCOPY . .\n", "`.env`"],
    [
      "not of a silenced finding",
      secrets,
      "# check=skip=all\nFROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n",
      "API_TOKEN",
    ],
  ]);
});

const base = (...oneOf: string[]): Goal => ({ kind: "final-base", oneOf });

describe("the final base", () => {
  checkGoals([
    ["scratch", base("scratch"), "FROM scratch\n", null],
    ["of the target below", base("alpine"), "FROM alpine:3.22 AS x\nFROM x\n", null],
    ["by a variable", base("slim"), "ARG V=3.13-slim\nFROM python:$V\n", null],
    ["distroless", base("distroless"), "FROM gcr.io/distroless/static-debian12\n", null],
    ["named", base("nginx"), "FROM docker.io/library/nginx:1.29\n", null],
    [
      "named with its tag",
      base("nginx:1.29"),
      "FROM nginx:1.29-alpine\n",
      "starts from `nginx:1.29-alpine`",
    ],
    ["small", base("small"), "FROM node:22\n", "`node:22`"],
    [
      "of the picked target",
      base("scratch"),
      "FROM scratch AS a\nFROM node\n",
      null,
      { target: "a" },
    ],
  ]);
});

const starts = (...words: string[]): Goal => ({ kind: "starts", words });

describe("the rest", () => {
  checkGoals([
    ["a text that builds", { kind: "builds" }, "FROM a\n", null],
    ["a text that does not", { kind: "builds" }, "FROM a\nRUNN x\n", "Line 2"],
    ["an empty text", { kind: "builds" }, "", "no FROM"],
    [
      "what starts, in two parts",
      starts("node", "a.js"),
      'FROM a\nENTRYPOINT ["node"]\nCMD ["a.js"]\n',
      null,
    ],
    ["what starts, from below", starts("a"), 'FROM x AS b\nCMD ["a"]\nFROM b\n', null],
    [
      "a CMD that an ENTRYPOINT forgets",
      starts("a"),
      'FROM x AS b\nCMD ["a"]\nFROM b\nENTRYPOINT ["b"]\n',
      "not `a`",
    ],
    ["what needs a shell on scratch", starts("/app"), "FROM scratch\nCMD /app\n", "no shell"],
    [
      "a file that is left out",
      { kind: "ignored", file: "src/a.ts" },
      "FROM a\n",
      null,
      { dockerignore: "**/*.ts\n" },
    ],
    [
      "one that is let in again",
      { kind: "ignored", file: "src/a.ts" },
      "FROM a\n",
      "Line 2",
      { dockerignore: "src\n!src/a.ts\n" },
    ],
    [
      "a rule that finds nothing",
      { kind: "rule-silent", rule: "MissingCacheMount" },
      "FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci\n",
      null,
    ],
    [
      "a rule that is told to be quiet",
      { kind: "rule-silent", rule: "MissingCacheMount" },
      "FROM a\n# check=skip=MissingCacheMount\nRUN npm ci\n",
      "Line",
    ],
    ["a rule that is none", { kind: "rule-silent", rule: "NoSuch" }, "FROM a\n", "no check called"],
    [
      "a point of the checklist",
      { kind: "checklist", point: "slim-runtime" },
      "FROM node:22\n",
      "whole system",
    ],
    ["a size", { kind: "size", megabytes: 100 }, "FROM scratch\n", null],
    ["a share of the start", { kind: "size-share", percent: 30 }, "FROM node:22-slim\n", null],
    ["too large a share", { kind: "size-share", percent: 10 }, "FROM node:22-slim\n", "% of the"],
  ]);
});

test("no text makes it fail", () => {
  const all: readonly Goal[] = [
    tools,
    secrets,
    sources,
    keeps,
    reruns,
    shipped("/a", "x"),
    { kind: "link" },
  ];
  for (const dockerfile of [
    "",
    "\0",
    "FROM",
    "COPY . .",
    "FROM a AS a\nFROM a AS a\nCOPY --from=a",
    "RUN <<EOF",
  ]) {
    for (const goal of all) expect(missing(goal, dockerfile)).not.toBe("");
  }
});
