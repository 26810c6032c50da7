import fc from "fast-check";
import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { planBest } from "../src/index.ts";
import type { BestPlan } from "../src/index.ts";
import { dockerfiles } from "./dockerfiles.ts";
import { modelOf } from "./moving.ts";
import { LONG, RUNS } from "./runs.ts";
import { compareImages } from "./same-images.ts";

function best(text: string, options: Parameters<typeof planBest>[1] = {}): BestPlan {
  return planBest(modelOf(text), options);
}

test("An install behind all sources goes above them with its manifest", () => {
  const found = best(
    "FROM python:3.11 AS builder\n\nWORKDIR /app\n\nCOPY . .\nRUN pip install --user -r requirements.txt\n",
  );
  expect(found.text).toBe(
    "FROM python:3.11 AS builder\n\nWORKDIR /app\n\nCOPY requirements.txt ./\nRUN pip install --user -r requirements.txt\nCOPY . .\n",
  );
  expect(found.moves.map(({ line, toLine }) => [line, toLine])).toEqual([[5, 7]]);
  expect(found.isProven).toBe(true);
});

test("A crate compiles its dependencies with an empty program first", () => {
  const end = `
# Runtime stage
FROM debian:bookworm-slim

RUN apt-get update && apt-get install -y ca-certificates && rm -rf /var/lib/apt/lists/*

COPY --from=builder /app/target/release/myapp /usr/local/bin/

CMD ["myapp"]
`;
  const start = `# Build stage
FROM rust:1.75 AS builder

WORKDIR /app
COPY Cargo.toml Cargo.lock ./
`;
  expect(best(`${start}COPY src ./src\n\nRUN cargo build --release\n${end}`).text).toBe(
    `${start}RUN mkdir -p src && echo 'fn main() {}' > src/main.rs && cargo build --release && rm -r src
COPY src ./src

RUN find src -name '*.rs' -exec touch {} + && cargo build --release
${end}`,
  );
});

function goText(lines: string): string {
  return `FROM golang:1.21 AS builder

WORKDIR /app
${lines}
RUN CGO_ENABLED=0 GOOS=linux go build -o /app/server .

FROM scratch
COPY --from=builder /app/server /server
ENTRYPOINT ["/server"]
`;
}

test("A Go program has its modules downloaded before its sources come", () => {
  const right = goText("COPY go.mod go.sum ./\nRUN go mod download\n\nCOPY . .");
  expect(best(goText("COPY . .")).text).toBe(
    goText("COPY go.mod go.sum* ./\nRUN go mod download\nCOPY . ."),
  );
  expect(best(right).text).toBe(right);
  expect(best(goText("COPY . ."), { files: ["go.mod", "go.sum", "main.go"] }).text).toBe(
    goText("COPY go.mod go.sum ./\nRUN go mod download\nCOPY . ."),
  );
});

test.for<[string, string, readonly string[], string]>([
  [
    "a workspace of npm",
    "RUN npm ci",
    ["package.json", "package-lock.json", "packages/a/package.json", "packages/a/i.js"],
    "COPY package.json package-lock.json ./\nCOPY packages/a/package.json ./packages/a/\nRUN npm ci\nCOPY . .",
  ],
  [
    "what Yarn needs of its own",
    "RUN yarn install --immutable",
    ["package.json", "yarn.lock", ".yarnrc.yml", ".yarn/releases/yarn.cjs", "a.js"],
    "COPY package.json yarn.lock .yarnrc.yml ./\nCOPY .yarn ./.yarn\nRUN yarn install --immutable\nCOPY . .",
  ],
  [
    "what Prisma makes code from",
    "RUN npm ci",
    ["package.json", "package-lock.json", "prisma/schema.prisma"],
    "COPY package.json package-lock.json ./\nCOPY prisma ./prisma\nRUN npm ci\nCOPY . .",
  ],
  [
    "the projects of a solution",
    "RUN dotnet restore",
    ["App.sln", "src/Api/Api.csproj", "src/Core/Core.csproj", "src/Api/Program.cs"],
    "COPY App.sln ./\nCOPY src/Api/Api.csproj ./src/Api/\nCOPY src/Core/Core.csproj ./src/Core/\nRUN dotnet restore\nCOPY . .",
  ],
  [
    "an umbrella of mix",
    "RUN mix deps.get",
    ["mix.exs", "mix.lock", "apps/web/mix.exs"],
    "COPY mix.exs mix.lock ./\nCOPY apps/web/mix.exs ./apps/web/\nRUN mix deps.get\nCOPY . .",
  ],
])("A list of files shows %s", ([, run, files, expected]) => {
  const start = "FROM example.com/base:1\nWORKDIR /app\n";
  expect(best(`${start}COPY . .\n${run}\n`, { files }).text).toBe(`${start}${expected}\n`);
});

test.for<[string, string, readonly string[] | null, RegExp]>([
  ["modules of Maven", "RUN mvn package", ["pom.xml", "a/pom.xml"], /several modules/],
  ["modules of Gradle", "RUN gradle build", ["build.gradle", "a/build.gradle.kts"], /modules/],
  ["crates of a workspace", "RUN cargo build", ["Cargo.toml", "a/Cargo.toml"], /cargo-chef/],
  ["a gem", "RUN bundle install", ["Gemfile", "a.gemspec"], /\.gemspec/],
  ["vendored modules", "RUN go build .", ["go.mod", "vendor/modules.txt"], /“vendor”/],
  ["GOFLAGS of vendored modules", "RUN GOFLAGS=-mod=vendor go build .", null, /“vendor”/],
  ["settings of a script", "RUN export GOPROXY=file:///x && go build .", null, /sets variables/],
  ["the project itself", "RUN pip install .", null, /the project itself/],
  ["a solution without a list", "RUN dotnet build App.sln", null, /name the context’s files/],
])("%s stay behind the sources", ([, run, files, reason]) => {
  const text = `FROM example.com/base:1\nWORKDIR /app\nCOPY . .\n${run}\n`;
  const found = best(text, { files });
  expect(found.text).toBe(text);
  expect(found.refusals.map(({ message }) => message).join(" ")).toMatch(reason);
});

test("Settings of a call go with it where they are about fetching", () => {
  const text =
    "FROM golang:1.24\nWORKDIR /app\nCOPY . .\nRUN CGO_ENABLED=0 GOPROXY=direct go build .\n";
  expect(best(text).text).toContain("RUN GOPROXY=direct go mod download\n");
});

test("What is there to break the cache stays where it breaks it", () => {
  for (const line of ["ARG CACHEBUST=1", "ARG CACHE_BUST", "COPY lock.yaml /dev/null"]) {
    const text = `FROM debian:13\n${line}\nRUN apt-get update && apt-get install -y git\n`;
    expect(best(text).text).toBe(text);
  }
});

test("Without rewrites only steps move", () => {
  const text = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n";
  expect(best(text, { rewrites: [] }).steps).toEqual([]);
});

test(
  "A best plan keeps every image, costs less, leads step by step to its text and comes to an end",
  LONG,
  () => {
    fc.assert(
      fc.property(dockerfiles({ stages: 2, steps: 8 }), (text) => {
        const found = best(text);
        expect(compareImages(text, found)).not.toBe("different");
        expect(found.after).toBeLessThanOrEqual(found.before + 1e-9);
        const led = found.steps.reduce((now, { edits }) => applyEdits(now, edits), text);
        expect(led).toBe(found.text);
        for (const { line, toLine } of found.moves)
          expect(Math.min(line, toLine)).toBeGreaterThan(0);
        // An order may bring an install so near to its copy that this can be split, too.
        const again = best(found.text);
        expect(again.steps.length === 0 || again.rewrites.length > 0).toBe(true);
        expect(best(again.text).steps).toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  },
);
