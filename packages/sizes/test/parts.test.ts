import { expect, test } from "vitest";
import { partsOf, sizesOf } from "./sizes-of.ts";

/** A RUN on Debian’s slim image with what it leaves: what it is, its origin, and whether there is a figure. */
test.for([
  [
    "apt-get update && apt-get install -y git",
    ["apt’s package lists caches", "package git packages"],
  ],
  [
    "apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*",
    ["package git packages"],
  ],
  [
    "apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists",
    ["package git packages"],
  ],
  [
    "apt-get update && apt-get install -y git && rm -rf /tmp/* /var/{lib/apt,cache}/*",
    ["package git packages"],
  ],
  ["apt-get install -y gcc && make && apt-get purge -y gcc", ["what make writes built ?"]],
  ["apk add --no-cache curl", ["package curl packages"]],
  ["apk add curl", ["package curl packages", "the cache of apk caches"]],
  ["apk add --no-cache -t .deps gcc && apk del .deps", []],
  ["npm ci", ["what npm installs packages", "the cache of npm caches"]],
  ["npm ci && npm cache clean --force", ["what npm installs packages"]],
  [
    "npm ci --omit=dev && rm -rf ~/.npm",
    ["what npm installs, without those for development packages"],
  ],
  ["npm ci && npm run build && rm -rf node_modules /root/.npm", ["what npm run writes built ?"]],
  ["pip install --no-cache-dir flask", ["package flask packages"]],
  ["pip install flask", ["package flask packages", "the cache of pip caches"]],
  ["apt-get install -y $PACKAGES", ["package $PACKAGES packages ?"]],
  ["curl -fsSL https://example.com/x.tar.gz | tar xz", ["what curl and tar bring built ?"]],
  ["mkdir -p /data && chmod 755 /data", []],
  ["node --version", []],
  ["./configure.sh", ["what configure.sh writes built ?"]],
  [
    "go build -o /app .",
    ["a Go program built", "Go’s build cache caches", "what go fetches packages"],
  ],
] as const)("%s", ([run, expected]) => {
  const parts = partsOf(`FROM debian:bookworm-slim\nWORKDIR /src\nRUN ${run}\n`);
  expect(
    parts
      .map(({ what, origin, range }) => `${what} ${origin}${range === null ? " ?" : ""}`)
      .toSorted(),
  ).toEqual([...expected].toSorted());
});

test("what goes into a cache mount is in no layer", () => {
  const text = `FROM node:22-alpine
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /x
`;
  expect(partsOf(text).map(({ what }) => what)).toEqual([
    "what npm installs, without those for development",
    "a Go program",
  ]);
});

test("every part has a figure with its source, or a reason why there is none", () => {
  const text =
    "FROM example.com/a\nRUN apt-get update && apt-get install -y git x\nCOPY . .\nRUN ./x\n";
  for (const { steps } of sizesOf(text).stages) {
    for (const { parts } of steps) {
      for (const { source, range, basis } of parts) {
        expect(source).not.toBe("");
        expect(range === null).toBe(basis === "unknown");
      }
    }
  }
});

test("the same lists that another layer removes are in the image all the same", () => {
  const once = sizesOf("FROM debian:12\nRUN apt-get update\n").stages[0]?.total.range;
  const removed = sizesOf("FROM debian:12\nRUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*\n");
  expect(removed.stages[0]?.total.range).toEqual(once);
});

test("an artifact that is copied weighs what the stage that makes it is known to write", () => {
  const text = `FROM golang:1.22 AS build
WORKDIR /src
COPY . .
RUN go build -o /out/app .
FROM scratch
COPY --from=build /out/app /app
`;
  const { stages, copies } = sizesOf(text);
  expect(stages[1]?.total).toEqual({
    range: { low: 1.5, high: 25 },
    unknown: 0,
    isMeasured: false,
  });
  expect(stages[0]?.role).toBe("left-behind");
  expect(stages[0]?.ships.range).toEqual({ low: 1.5, high: 25 });
  expect(Object.values(copies)).toHaveLength(1);
});

test.for([
  ["npm: node_modules alone", "/app/node_modules", 1, 0],
  ["the whole folder, with what is not known in it", "/app", 1, 2],
  ["a place of which nothing is known", "/opt/x", 0, 1],
] as const)("%s", ([, source, known, unknown]) => {
  const text = `FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build
FROM scratch
COPY --from=build ${source} /there
`;
  const parts = partsOf(text);
  expect(parts.filter(({ range }) => range !== null)).toHaveLength(known);
  expect(parts.filter(({ range }) => range === null)).toHaveLength(unknown);
});

test("a changed owner puts a folder into the image once more", () => {
  const text =
    "FROM node:22-alpine\nWORKDIR /app\nRUN npm ci --omit=dev && npm cache clean -f\nRUN chown -R node .\n";
  const [installed, again] = partsOf(text);
  expect(again?.range).toEqual(installed?.range);
});

test("the sizes of files that were given count as they are", () => {
  const text = "FROM scratch\nCOPY a b /x/\n";
  const { stages } = sizesOf(text);
  const key = stages[0]?.steps[1]?.key ?? "";
  const given = sizesOf(text, { contextBytes: new Map([[key, 2_500_000]]) });
  expect(given.stages[0]?.total).toEqual({
    range: { low: 2.5, high: 2.5 },
    unknown: 0,
    isMeasured: true,
  });
});

test("what somebody has measured takes the estimate’s place", () => {
  const text =
    "FROM node:22\nWORKDIR /a\nRUN npm ci\nFROM scratch\nCOPY --from=0 /a/node_modules /n\n";
  const key = sizesOf(text).stages[0]?.steps[2]?.key ?? "";
  const typed = { steps: { [key]: 50e6 }, images: { "node:22": 1100e6 }, totals: {} };
  const { stages } = sizesOf(text, { typed });
  expect(stages[0]?.total).toEqual({
    range: { low: 1150, high: 1150 },
    unknown: 0,
    isMeasured: true,
  });
  const whole = sizesOf(text, { typed: { steps: {}, images: {}, totals: { "#1": 42e6 } } });
  expect(whole.stages[1]?.total).toMatchObject({ range: { low: 42, high: 42 }, isMeasured: true });
});

test("one stage in the place of several stands on the largest base and has every step once", () => {
  const text = `FROM node:22-slim AS build
WORKDIR /a
RUN npm ci
FROM nginx:alpine
COPY --from=build /a/node_modules /n
`;
  const { single } = sizesOf(text);
  expect(single?.base).toBe("node:22-slim");
  expect(single?.byOrigin.map(({ origin }) => origin)).toEqual(["base", "packages", "caches"]);
  expect(sizesOf("FROM node:22\nRUN npm ci\n").single).toBeNull();
});
