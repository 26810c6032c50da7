import { applyPatch } from "diff";
import { describe, expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const wrong = `FROM python:3.11 AS builder

WORKDIR /app

COPY . .
RUN pip install --user -r requirements.txt
`;
const right = `FROM python:3.11 AS builder

WORKDIR /app

COPY requirements.txt ./
RUN pip install --user -r requirements.txt
COPY . .
`;

test("prints one JSON line with the better Dockerfile, its moves and what both take", async () => {
  const machine = fakeMachine({ Dockerfile: wrong });
  expect(await main(["order", "--format", "json", "Dockerfile"], machine)).toBe(0);
  expect(JSON.parse(machine.printed())).toEqual({
    before: { expectedSeconds: 21 },
    after: { expectedSeconds: 4.528, dockerfile: right },
    moves: [
      {
        line: 5,
        to: 7,
        reason:
          "“COPY requirements.txt ./” comes before the sources, so that a change of these fetches nothing again: about 16 s less a build.",
      },
    ],
    proven: true,
  });
  expect(machine.files.get("Dockerfile")).toBe(wrong);
});

test("prints for people the gain, the moves and what is taken for granted", async () => {
  const machine = fakeMachine({ Dockerfile: wrong });
  expect(await main(["order", "Dockerfile"], machine)).toBe(0);
  expect(machine.printed()).toBe(`Dockerfile
  A build takes about 4.5 s on average in place of 21 s: 78 % less. No order of these steps is better.
  Line 5 goes to line 7. “COPY requirements.txt ./” comes before the sources, so that a change of these fetches nothing again: about 16 s less a build.
  This holds as long as no package that is built from its sources writes outside its place, and files of requirements name no folder of the project.
  Seconds and weights are estimates (docs/order.md).
`);
});

test("prints a unified diff that leads from the one text to the other", async () => {
  const machine = fakeMachine({ "app/Dockerfile": wrong });
  expect(await main(["order", "--format", "diff", "app/Dockerfile"], machine)).toBe(0);
  const diff = machine.printed();
  expect(diff).toBe(`--- a/app/Dockerfile
+++ b/app/Dockerfile
@@ -2,5 +2,6 @@
 
 WORKDIR /app
 
-COPY . .
+COPY requirements.txt ./
 RUN pip install --user -r requirements.txt
+COPY . .
`);
  expect(applyPatch(wrong, diff)).toBe(right);
});

test("writes the better text into the files that have one", async () => {
  const machine = fakeMachine({ a: wrong, b: right });
  expect(await main(["order", "--write", "a", "b"], machine)).toBe(0);
  expect(machine.files.get("a")).toBe(right);
  expect(machine.printed()).toContain("  Written.\n");
  expect(machine.printed()).toContain(
    "b\n  No order that keeps the image is better: a build takes about 4.5 s on average.\n",
  );
});

test("with “-” reads standard input, and with --write prints the text alone", async () => {
  const machine = fakeMachine({}, { input: wrong });
  expect(await main(["order", "--write", "-"], machine)).toBe(0);
  expect(machine.printed()).toBe(right);
  expect(machine.complained()).toMatch(/78 % less/);
});

test("a file of which nothing takes time is told so, and its diff is empty", async () => {
  const text = "FROM alpine\nLABEL a=1\n";
  const machine = fakeMachine({ a: text });
  expect(await main(["order", "a"], machine)).toBe(0);
  expect(machine.printed()).toBe(
    "a\n  Nothing in it takes time, so no order is better than another.\n",
  );
  const other = fakeMachine({ a: text });
  expect(await main(["order", "--format=diff", "a"], other)).toBe(0);
  expect(other.printed()).toBe("");
});

test("a list of files tells which manifests a workspace has", async () => {
  const dockerfile = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN pnpm install\nRUN pnpm build\n";
  const list =
    "package.json\npnpm-lock.yaml\npnpm-workspace.yaml\npackages/a/package.json\npackages/b/package.json\nsrc/a.ts\n";
  const machine = fakeMachine({ Dockerfile: dockerfile, list });
  expect(await main(["order", "--format=json", "--files", "list", "Dockerfile"], machine)).toBe(0);
  expect(JSON.parse(machine.printed()).after.dockerfile).toBe(`FROM node:22
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/a/package.json ./packages/a/
COPY packages/b/package.json ./packages/b/
RUN pnpm install
COPY . .
RUN pnpm build
`);
});

test("a build of several modules is refused with the reason", async () => {
  const machine = fakeMachine({
    Dockerfile: "FROM maven:3\nWORKDIR /app\nCOPY . .\nRUN mvn package\n",
    list: "pom.xml\napi/pom.xml\nweb/pom.xml\n",
  });
  expect(await main(["order", "--files=list", "Dockerfile"], machine)).toBe(0);
  expect(machine.printed()).toContain(
    "  Line 3: “RUN mvn package” stays behind the sources: the build has several modules, each with a manifest of its own that names others.\n",
  );
});

test("a log of Git takes the place of the usual weights", async () => {
  const machine = fakeMachine({ Dockerfile: right, log: "requirements.txt\n\na.py\n" });
  expect(await main(["order", "--format=json", "--log", "log", "Dockerfile"], machine)).toBe(0);
  expect(JSON.parse(machine.printed()).before.expectedSeconds).toBe(11.5);
});

test("what .dockerignore leaves out rebuilds nothing", async () => {
  const ignore = "docs\n*.md\n.github\n";
  const files = { "a/Dockerfile": right, "a/.dockerignore": ignore, "b/Dockerfile": right };
  const machine = fakeMachine({ ...files, "b/Dockerfile.dockerignore": "# nothing\n" });
  const args = ["order", "--format=json", "a/Dockerfile", "b/Dockerfile"];
  expect(await main(args, machine)).toBe(0);
  const [ignoring, plain] = machine
    .printed()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).before.expectedSeconds);
  expect(plain - ignoring).toBeCloseTo(0.13);
});

describe("wrong use", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["no file", [], /no Dockerfile is named/],
    ["a missing file", ["nope"], /^stagemap order: nope: there is no such file\.$/m],
    ["a missing list", ["--files", "nope", "a"], /nope: there is no such file/],
    ["a missing log", ["--log", "nope", "a"], /nope: there is no such file/],
    ["a log that is none", ["--log", "b", "a"], /the log cannot be used: That is no log of Git/],
    ["an unknown format", ["--format", "sarif", "a"], /one of text, json, diff/],
    ["an unknown target", ["--target", "x", "a"], /there is no stage “x” to build/],
    ["a file without FROM", ["b"], /b: there is no FROM, so nothing is built/],
    ["an unknown option", ["--nope", "a"], /nope/],
    ["standard input twice", ["--files", "-", "-"], /named twice/],
    ["a target of several files", ["--target", "x", "a", "a"], /several are named/],
    ["a file that cannot be written", ["--write", "locked"], /locked: you may not read or write/],
  ])("%s", async (_, args, message) => {
    const files = { a: right, b: "RUN something\n", locked: wrong };
    const machine = fakeMachine(files, { readOnly: ["locked"] });
    expect(await main(["order", ...args], machine)).toBe(2);
    expect(machine.complained()).toMatch(message);
  });
});
