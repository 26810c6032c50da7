import { buildModel } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { describe, expect, test } from "vitest";
import {
  explain,
  inferFiles,
  isManifest,
  otherValue,
  simulate,
  typicalWeek,
} from "../src/index.ts";
import { runStory } from "./check-story.ts";
import type { Story } from "./check-story.ts";

function adviceOn(story: Omit<Story, "name" | "expected">): string | undefined {
  const { suggestion } = runStory({ ...story, name: "", expected: "" });
  return suggestion === null ? undefined : `${suggestion.kind}: ${suggestion.text}`;
}

describe("the smallest change", () => {
  test.each<[string, Omit<Story, "name" | "expected">, string]>([
    [
      "copies manifests before an install",
      { dockerfile: "FROM node\nCOPY . .\nRUN npm ci", changed: "a.ts" },
      "split: Copy package.json and package-lock.json alone before line 3 (RUN npm ci)",
    ],
    [
      "copies the file that the command names",
      { dockerfile: "FROM python\nCOPY . .\nRUN pip install -r dev.txt", changed: "a.py" },
      "split: Copy dev.txt alone before line 3",
    ],
    [
      "puts system packages above the sources",
      {
        dockerfile: "FROM debian\nCOPY . .\nRUN apt-get update && apt-get install -y curl",
        changed: "a.py",
      },
      "move: Put line 3 (RUN apt-get update && apt-get install -y curl) above line 2",
    ],
    [
      "keeps what no step needs out of the context",
      { dockerfile: "FROM node\nCOPY . .\nRUN npm run build", changed: "README.md" },
      "ignore: Add README.md to .dockerignore",
    ],
    [
      "puts an argument below what does not use it",
      {
        dockerfile: "FROM node\nARG VERSION=1\nRUN npm ci\nRUN echo $VERSION",
        arguments: { VERSION: "2" },
      },
      "move: Put ARG VERSION (line 2) below line 3 (RUN npm ci)",
    ],
    [
      "gives what has to run a cache mount",
      { dockerfile: "FROM node\nCOPY package.json .\nRUN npm ci", changed: "package.json" },
      "mount: Give line 3 (RUN npm ci) a cache mount (--mount=type=cache,target=/root/.npm)",
    ],
    [
      "pins an image that moves",
      { dockerfile: "FROM node\nRUN npm ci", moved: "node" },
      "pin: Name the image of FROM on line 1 by its digest",
    ],
    [
      "pins no image that is named anew, for that is meant",
      {
        dockerfile: "ARG V=20\nFROM node:$V\nRUN npm ci",
        arguments: { V: "22" },
      },
      "mount: Give line 3 (RUN npm ci) a cache mount",
    ],
    [
      "keeps the cache of a runner",
      { dockerfile: "FROM node\nRUN npm ci", isCold: true },
      "export: Keep the cache from one run to the next (--cache-to and --cache-from)",
    ],
    [
      "builds without --no-cache",
      { dockerfile: "FROM node\nRUN npm ci", noCache: "all" },
      "cache: Build without --no-cache",
    ],
    [
      "puts a new line below what is expensive",
      { dockerfile: "FROM node\nRUN npm ci", edited: "FROM node\nRUN echo\nRUN npm ci" },
      "move: Put line 2 below line 3 (RUN npm ci)",
    ],
  ])("%s", (_, story, expected) => {
    expect(adviceOn(story)).toContain(expected);
  });
});

describe("no smallest change", () => {
  test.each<[string, Omit<Story, "name" | "expected">]>([
    ["nothing is rebuilt", { dockerfile: "FROM node\nRUN npm ci" }],
    ["the command itself is edited", { dockerfile: "FROM x\nRUN a", edited: "FROM x\nRUN b" }],
    ["another image is named", { dockerfile: "FROM x\nRUN a", edited: "FROM y\nRUN a" }],
    [
      "an unknown command reads the sources",
      { dockerfile: "FROM x\nCOPY . .\nRUN ./do", changed: "a.c" },
    ],
  ])("there is none when %s", (_, story) => {
    expect(adviceOn(story)).toBeUndefined();
  });
});

function secondsOf(run: string, isCold = false): readonly (number | string | undefined)[] {
  const dockerfile = `FROM x\n${run}`;
  const [step] = runStory({ name: "", dockerfile, isCold, expected: "" }).steps;
  return [step?.estimate.seconds, step?.estimate.className];
}

describe("seconds", () => {
  test.each([
    ["RUN npm ci", 29, "npm install"],
    ["RUN apk add curl", 5, "apk add"],
    ["RUN apt-get update && apt-get install -y curl && rm -rf /x", 44, "apt-get install"],
    ["RUN ./configure && make && make install", 155, "make from source"],
    ["RUN mkdir -p /a && chown 1 /a", 1, "commands on files alone"],
    ["RUN ./anything", 8, "any RUN"],
    ["RUN npm run build", 8, "any RUN"],
    ["RUN pip install a && apk add b", 25, "pip install and apk add"],
    ["CMD x", 0, "configuration"],
    ["WORKDIR /x", 0.1, "WORKDIR"],
    ["COPY . .", 1, "COPY"],
  ])("%s", (run, seconds, className) => {
    expect(secondsOf(run)).toEqual([seconds, className]);
  });

  test("a cache mount that is filled makes an install shorter, and an empty one does not", () => {
    const run = "RUN --mount=type=cache,target=/root/.npm npm ci";
    expect(secondsOf(run)).toEqual([10, "npm install, cache mount"]);
    expect(secondsOf(run, true)).toEqual([29, "npm install"]);
  });

  test("the user's own figure counts", () => {
    const model = buildModel(parse("FROM x\nRUN npm ci\n"), { target: null });
    const key = model.stages[0]?.steps[0]?.key ?? "";
    const report = simulate({ before: model, isCold: true, secondsOf: new Map([[key, 100]]) });
    expect(report.steps[0]).toMatchObject({ seconds: 100, estimate: { isMeasuredByUser: true } });
    expect(report.totalSeconds).toBe(100);
  });
});

describe("files that are inferred", () => {
  test.each([
    ["FROM node\nCOPY package*.json ./\nRUN npm ci", "package-lock.json package.json"],
    [
      "FROM golang\nCOPY go.mod go.sum ./\nCOPY cmd ./cmd\nRUN go build",
      "cmd/main.go go.mod go.sum",
    ],
    [
      'FROM python\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "serve.py"]',
      ".git/HEAD Dockerfile README.md requirements.txt serve.py",
    ],
    ["FROM alpine\nCOPY conf.d /etc/x\nCOPY entrypoint.sh /", "conf.d entrypoint.sh"],
    ["FROM alpine\nRUN true", ""],
  ])("%s", (text, expected) => {
    expect(inferFiles(buildModel(parse(text), { target: null })).join(" ")).toBe(expected);
  });

  test("manifests are known by their names", () => {
    const names = ["package.json", "a/go.sum", "x.csproj", "src/app.ts", ".git/HEAD", "README.md"];
    expect(names.filter(isManifest)).toEqual(["package.json", "a/go.sum", "x.csproj"]);
  });
});

test("a typical week has what can happen to this Dockerfile", () => {
  const text = "FROM node:20\nARG V=1\nCOPY package.json .\nRUN npm ci\nCOPY . .\n";
  const model = buildModel(parse(text), { target: null });
  const files = ["package.json", "src/a.ts", "test/a.test.ts"];
  const week = typicalWeek({ before: model, files }, { target: null });
  expect(
    week.map(({ id, paths, images, argument, report }) => [
      id,
      [...paths, ...images, argument?.value].join(),
      report.totalSeconds,
    ]),
  ).toEqual([
    ["source", "src/a.ts,", 1],
    ["dependencies", "package.json,", 31],
    ["base", "node:20,", 31],
    ["argument", "2", 30],
  ]);
});

describe("the sentence on the chain", () => {
  test("names the file, the lines and what it takes", () => {
    const report = runStory({
      name: "",
      dockerfile: "FROM node AS b\nCOPY . .\nRUN npm run build\nFROM nginx\nCOPY --from=b /d /d",
      changed: "src/a.ts",
      expected: "",
    });
    expect(explain(report)).toBe(
      "COPY . . selects src/a.ts, which changed, and there is no .dockerignore that excludes it. So lines 2 and 3 of b are rebuilt; line 5 of stage 1 is rebuilt only if what it takes comes out different; nothing stays cached. That is about 9 s to 10 s of work, where a build without any cache has 10 s.",
    );
  });

  test("says why nothing happens", () => {
    const report = runStory({
      name: "",
      dockerfile: "FROM node\nCOPY . .",
      ignore: "*.md",
      changed: "a.md",
      expected: "",
    });
    expect(explain(report)).toBe(
      "Nothing is rebuilt: every step that the target needs is in the cache. a.md never reaches the builder: line 1 of .dockerignore (*.md) leaves it out.",
    );
  });

  test("counts what is too much to name", () => {
    const stages = [1, 2, 3, 4, 5].map((n) => `FROM node AS s${n}\nRUN echo ${n}\n`).join("");
    const copies = [1, 2, 3, 4, 5].map((n) => `COPY --from=s${n} /a /${n}\n`).join("");
    const dockerfile = `${stages}FROM scratch\n${copies}`;
    const report = runStory({ name: "", expected: "", dockerfile, moved: "node" });
    expect(explain(report)).toContain("So 5 steps of 5 stages are rebuilt; lines 12 to 16 of");
  });
});

test.each([
  [null, "1"],
  ["", "1"],
  ["22", "23"],
  ["v1.9", "v1.10"],
  ["true", "false"],
  ["dev", "dev-2"],
])("another value for %j is %s", (value, other) => expect(otherValue(value)).toBe(other));
