import { expect, test } from "vitest";
import { loadCache } from "../src/index.ts";
import type { CacheChanges, CacheQuestion } from "../src/index.ts";

const DOCKERFILE = `ARG NODE=20
FROM node:$NODE AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
FROM nginx
COPY --from=builder /app/dist /usr/share/nginx/html
`;

function ask(changes: CacheChanges, rest: Partial<CacheQuestion> = {}): CacheQuestion {
  return { dockerfile: DOCKERFILE, target: null, files: null, changes, ...rest };
}

async function linesOf(question: CacheQuestion): Promise<readonly string[]> {
  const cache = await loadCache();
  const { steps } = cache.simulate(question).report;
  return steps.flatMap(({ line, status }) => (status === "cached" ? [] : [`${line} ${status}`]));
}

test("a changed file rebuilds what selects it and what follows", async () => {
  const question = ask({ files: [{ path: "src/index.ts", kind: "content" }] });
  expect(await linesOf(question)).toEqual(["6 rebuilt", "7 rebuilt", "9 maybe"]);
});

test("the .dockerignore keeps a file out", async () => {
  const changes: CacheChanges = { files: [{ path: "README.md", kind: "content" }] };
  expect(await linesOf(ask(changes, { dockerignore: "*.md\n" }))).toEqual([]);
});

test("an argument that FROM uses is another base", async () => {
  const changes = { buildArguments: { NODE: "22" }, output: "different" as const };
  expect(await linesOf(ask(changes))).toEqual(
    ["3", "4", "5", "6", "7", "9"].map((line) => `${line} rebuilt`),
  );
});

test("an earlier text is compared with the one that is there", async () => {
  const dockerfileBefore = DOCKERFILE.replace("npm ci", "npm install");
  expect(await linesOf(ask({ dockerfileBefore }, { files: [] }))).toEqual([
    "5 rebuilt",
    "6 rebuilt",
    "7 rebuilt",
    "9 maybe",
  ]);
});

test("an earlier .dockerignore let in what is left out now", async () => {
  const question = ask(
    { dockerignoreBefore: null },
    { dockerignore: "docs\n.dockerignore\n", files: ["docs/a.md", "package.json"] },
  );
  expect(await linesOf(question)).toEqual(["6 rebuilt", "7 rebuilt", "9 maybe"]);
});

test("says which files it is based on, and that they are inferred", async () => {
  const cache = await loadCache();
  const answer = cache.simulate(ask({}));
  expect(answer.areFilesInferred).toBe(true);
  expect(answer.files).toContain("package-lock.json");
  expect(answer.files).toEqual(cache.inferFiles({ dockerfile: DOCKERFILE, target: null }));
  expect(answer.explanation).toMatch(/^Nothing is rebuilt/);
  expect(cache.simulate(ask({}, { files: ["a"] }))).toMatchObject({
    areFilesInferred: false,
    files: ["a"],
  });
});

test("answers are plain data", async () => {
  const cache = await loadCache();
  const question = ask({ images: ["node:20"], noCache: ["builder"] });
  const answer = cache.simulate(question);
  expect(structuredClone(answer)).toEqual(answer);
  const week = cache.typicalWeek(question);
  expect(structuredClone(week)).toEqual(week);
});

test("a scenario of the typical week can be asked about in full", async () => {
  const cache = await loadCache();
  const week = cache.typicalWeek(ask({}));
  expect(week.map(({ id, subject }) => `${id}: ${subject}`)).toEqual([
    "source: src/index.ts",
    "dependencies: package-lock.json and package.json",
    "base: node:20 and nginx",
    "argument: NODE=21",
  ]);
  for (const { changes, report } of week) {
    expect(cache.simulate(ask(changes)).report).toEqual(report);
  }
});

test("text that is no Dockerfile has no steps", async () => {
  expect(await linesOf(ask({}, { dockerfile: "nonsense" }))).toEqual([]);
});
