import { expect, test } from "vitest";
import { analyze } from "./analyze.ts";
import { checkLaws } from "./laws.ts";
import { checkGraph, checkStages, findTruth } from "./truth.ts";

const truth = findTruth("article", "cases");

test("the article's cases give BuildKit's stages, edges and built stages", ({ skip }) => {
  skip(truth.isAbsent, truth.why);
  const rows = truth.readRows();
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    const text = truth.readText(row.id);
    const analysis = analyze(text);
    const refused = analysis.problems.filter(({ rule }) => rule === undefined);
    expect([row.id, refused]).toEqual([row.id, []]);
    checkLaws(analysis, text);
    checkStages(analysis, text, row);
    checkGraph(analysis, text, row);
  }
});

interface Expected {
  /** Title, base and role of each stage, and how many rows it has. */
  readonly stages: readonly string[];
  /** The edges but for those of the build context: what they come from, what needs it, their label. */
  readonly edges: readonly string[];
}

/** A build that BuildKit has nothing to say against gives this picture. */
function checkPicture(lines: readonly string[], expected: Expected): void {
  const { picture, problems } = analyze(`${lines.join("\n")}\n`);
  const titles = new Map(picture.stages.map(({ key, title }) => [key, title]));
  const stages = picture.stages.map(
    ({ title, base, role, steps }) => `${title}: ${base.label}, ${role}, ${steps.length}`,
  );
  const edges = picture.edges
    .filter(({ kind }) => kind !== "context")
    .map(({ kind, from, to, label }) => {
      const source = titles.get(from) ?? from.replace("image:docker.io/library/", "");
      return `${kind} ${source} > ${titles.get(to)} ${label}`.trim();
    });
  const refused = problems.filter(({ rule }) => (rule?.origin ?? "buildkit") === "buildkit");
  expect({ stages, edges, refused }).toEqual({ ...expected, refused: [] });
}

test("one stage that installs and runs", () => {
  checkPicture(
    [
      "FROM python:3.12",
      "WORKDIR /srv",
      "COPY requirements.lock ./",
      "RUN pip install -r requirements.lock",
      "COPY src/ ./src/",
      'CMD ["python", "-m", "src"]',
    ],
    { stages: ["Stage 0: python:3.12, target, 5"], edges: ["base python:3.12 > Stage 0"] },
  );
});

test("a second stage takes what the first one installed", () => {
  checkPicture(
    [
      "FROM python:3.12 AS install",
      "COPY requirements.lock ./",
      "RUN pip install --prefix=/opt/packages -r requirements.lock",
      "",
      "FROM python:3.12-slim",
      "COPY --from=install /opt/packages /usr/local",
      "COPY --from=install /srv/*.toml /srv/",
    ],
    {
      stages: ["install: python:3.12, built, 2", "Stage 1: python:3.12-slim, target, 2"],
      edges: [
        "base python:3.12 > install",
        "base python:3.12-slim > Stage 1",
        "copy install > Stage 1 /opt/packages",
        "copy install > Stage 1 /srv/*.toml",
      ],
    },
  );
});

test("a static binary on nothing", () => {
  checkPicture(
    [
      "FROM golang:1.24 AS compile",
      "COPY . /src",
      "RUN CGO_ENABLED=0 go build -C /src -o /out/app",
      "FROM scratch",
      "COPY --from=compile /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/",
      "COPY --from=compile /out/app /app",
      'ENTRYPOINT ["/app"]',
    ],
    {
      stages: ["compile: golang:1.24, built, 2", "Stage 1: scratch, target, 3"],
      edges: [
        "base golang:1.24 > compile",
        "copy compile > Stage 1 …l/certs/ca-certificates.crt",
        "copy compile > Stage 1 /out/app",
      ],
    },
  );
});

test("a binary on a slim image", () => {
  checkPicture(
    [
      "FROM rust:1.84 AS compile",
      "COPY . .",
      "RUN rustup target add x86_64-unknown-linux-musl && cargo build --release",
      "FROM debian:bookworm-slim",
      "RUN apt-get update && apt-get install -y libssl3 \\",
      "    && rm -rf /var/lib/apt/lists/*",
      "COPY --from=compile /target/release/app /usr/local/bin/",
    ],
    {
      stages: ["compile: rust:1.84, built, 2", "Stage 1: debian:bookworm-slim, target, 2"],
      edges: [
        "base rust:1.84 > compile",
        "base debian:bookworm-slim > Stage 1",
        "copy compile > Stage 1 /target/release/app",
      ],
    },
  );
});

test("named stages of which the tests are not built", () => {
  const lines = [
    "FROM node:22 AS packages",
    "COPY package.json package-lock.json ./",
    "RUN npm ci",
    "FROM node:22 AS bundle",
    "COPY --from=packages /node_modules /node_modules",
    "RUN npm run build",
    "FROM bundle AS check",
    "RUN npm test",
    "FROM node:22-slim AS serve",
    "COPY --from=bundle /dist /dist",
    "COPY --from=packages /node_modules /node_modules",
  ];
  checkPicture(lines, {
    stages: [
      "packages: node:22, built, 2",
      "bundle: node:22, built, 2",
      "check: bundle, unbuilt, 1",
      "serve: node:22-slim, target, 2",
    ],
    edges: [
      "base node:22 > packages",
      "base node:22 > bundle",
      "copy packages > bundle /node_modules",
      "base bundle > check",
      "base node:22-slim > serve",
      "copy bundle > serve /dist",
      "copy packages > serve /node_modules",
    ],
  });
  const check = analyze(lines.join("\n")).picture.stages[2];
  expect(check?.whyUnbuilt).toBe(
    "Not built: no stage copies from it or builds on it, so serve does not need it.",
  );
});

test("a scanner beside the way to the last stage is not built", () => {
  checkPicture(
    [
      "FROM golang:1.24 AS compile",
      "RUN go build -o /app .",
      "FROM busybox:1.37 AS scan",
      "COPY --from=compile /app /scan/app",
      "FROM scratch AS ship",
      "COPY --from=compile /app /app",
    ],
    {
      stages: [
        "compile: golang:1.24, built, 1",
        "scan: busybox:1.37, unbuilt, 1",
        "ship: scratch, target, 1",
      ],
      edges: [
        "base golang:1.24 > compile",
        "base busybox:1.37 > scan",
        "copy compile > scan /app",
        "copy compile > ship /app",
      ],
    },
  );
});

test("a fragment that copies from a stage it has not takes that for an image", () => {
  checkPicture(["FROM busybox:1.37 AS scan", "COPY --from=compile /app /scan/"], {
    stages: ["scan: busybox:1.37, target, 1"],
    edges: ["base busybox:1.37 > scan", "copy compile:latest > scan /app"],
  });
});

test("a secret that is mounted leads to no edge", () => {
  checkPicture(
    [
      "# syntax=docker/dockerfile:1",
      "FROM python:3.12 AS install",
      "RUN --mount=type=secret,id=index,target=/etc/pip.conf \\",
      "    pip install -r requirements.lock",
    ],
    { stages: ["install: python:3.12, target, 1"], edges: ["base python:3.12 > install"] },
  );
});

test("a good and a bad order of steps have the same stages", () => {
  const copy = "COPY . .";
  const install = "RUN pip install -r requirements.lock";
  for (const steps of [
    [copy, install],
    [install, copy],
  ]) {
    checkPicture(["FROM python:3.12", ...steps], {
      stages: ["Stage 0: python:3.12, target, 2"],
      edges: ["base python:3.12 > Stage 0"],
    });
  }
});
