import { describe, expect, test } from "vitest";
import { main } from "../src/index.ts";
import { fakeMachine } from "./fake-machine.ts";

const dockerfile = `FROM node:20 AS builder
ARG VERSION=1
WORKDIR /app
COPY package.json ./
RUN npm ci
COPY . .
RUN npm run build
FROM node:20 AS tester
COPY . .
FROM nginx AS runner
COPY --from=builder /app/dist /srv
CMD ["nginx"]
`;
const list = "./package.json\nsrc/a.ts\nsrc/b.ts\r\nREADME.md\nDockerfile\n\n";

interface Report {
  readonly target: string;
  readonly steps: readonly {
    readonly stage: string;
    readonly line: number;
    readonly instruction: string;
    readonly status: string;
    readonly causes: readonly string[];
    readonly seconds: number;
  }[];
  readonly totalSeconds: number;
}

async function impactOf(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly report: Report; readonly complained: string }> {
  const machine = fakeMachine({ "app/Dockerfile": dockerfile, list, ...files });
  const code = await main(["impact", "--format", "json", ...args, "app/Dockerfile"], machine);
  expect(code).toBe(0);
  return { report: JSON.parse(machine.printed()), complained: machine.complained() };
}

async function statusesOf(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { report } = await impactOf(args, files);
  return report.steps
    .filter(({ status }) => status !== "cached")
    .map(({ line, status }) => `${line} ${status}`);
}

const SOURCE_EDIT = ["6 rebuilt", "7 rebuilt", "9 skipped", "11 maybe"];

test("prints one JSON line with a step for every instruction after its FROM", async () => {
  const { report } = await impactOf(["--files", "list", "--change", "src/a.ts"]);
  expect(Object.keys(report)).toEqual(["target", "steps", "totalSeconds"]);
  expect(report.target).toBe("runner");
  expect(report.steps.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 9, 11, 12]);
  expect(report.steps[4]).toEqual({
    stage: "builder",
    line: 6,
    instruction: "COPY",
    status: "rebuilt",
    causes: [
      "COPY . . selects src/a.ts, which changed, and there is no .dockerignore that excludes it",
    ],
    seconds: 1,
  });
  expect(report.totalSeconds).toBe(10);
});

describe("statuses", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing", [], ["9 skipped"]],
    ["a file", ["--change", "./src/a.ts"], SOURCE_EDIT],
    ["a folder of the list", ["--files", "list", "--change", "src/"], SOURCE_EDIT],
    ["a manifest", ["--change", "package.json"], ["4 rebuilt", "5 rebuilt", ...SOURCE_EDIT]],
    ["an image", ["--base-changed", "nginx"], ["9 skipped", "11 rebuilt"]],
    [
      "an argument",
      ["--build-arg", "VERSION=2"],
      ["5 rebuilt", "6 rebuilt", "7 rebuilt", "9 skipped", "11 maybe"],
    ],
    ["the default of an argument", ["--build-arg", "VERSION=1"], ["9 skipped"]],
    [
      "another target",
      ["--target", "Tester", "--change", "README.md"],
      ["2", "3", "4", "5", "6", "7"]
        .map((line) => `${line} skipped`)
        .concat("9 rebuilt", "11 skipped", "12 skipped"),
    ],
  ])("%s", async (_, args, expected) => {
    expect(await statusesOf(args)).toEqual(expected);
  });

  test("the .dockerignore beside the Dockerfile counts", async () => {
    const files = { "app/.dockerignore": "*.md\n", ".dockerignore": "src\n" };
    expect(await statusesOf(["--change", "README.md"], files)).toEqual(["9 skipped"]);
    expect(await statusesOf(["--change", "src/a.ts"], files)).toEqual(SOURCE_EDIT);
  });

  test("the Dockerfile's own ignore file counts instead", async () => {
    const files = { "app/.dockerignore": "*.md\n", "app/Dockerfile.dockerignore": "src\n" };
    expect(await statusesOf(["--change", "README.md"], files)).toEqual(SOURCE_EDIT);
    expect(await statusesOf(["--change", "src/a.ts"], files)).toEqual(["9 skipped"]);
  });
});

test("says on standard error why a change reaches nothing", async () => {
  const files = { "app/.dockerignore": "*.md\n" };
  const { complained } = await impactOf(["--change", "README.md"], files);
  expect(complained).toBe(
    "stagemap impact: README.md never reaches the builder: line 1 of .dockerignore (*.md) leaves it out.\n",
  );
  expect((await impactOf(["--base-changed", "debian"])).complained).toMatch(
    /uses the image debian/,
  );
  const unlisted = await impactOf(["--files", "list", "--change", "new.ts"]);
  expect(unlisted.complained).toMatch(/new\.ts is not in list/);
});

test("says what a list leaves out, what lies outside and what no file of it fits", async () => {
  const files = { list: 'src/a.ts\n"\\303\\244.md"\nsrc/\n' };
  const { complained } = await impactOf(["--files", "list", "--change", "../x"], files);
  expect(complained).toBe(
    `stagemap impact: list: 1 folder left out: files bring theirs along.
stagemap impact: ../x lies outside of the build context, app; no step can take it.
stagemap impact: line 4: COPY finds no “package.json” in the build context, and the build fails.
`,
  );
  const odd = await impactOf(["--files", "list"], { list: "Is this a list? No, it is not.\n" });
  expect(odd.complained).toMatch(/^stagemap impact: list: These lines do not look like paths/);
});

test.each(["src/a.ts", "./src/a.ts", "src//a.ts", "/src/a.ts", "/app/src/a.ts", "src/x/../a.ts"])(
  "“%s” is the same file",
  async (name) => {
    const { report, complained } = await impactOf(["--files", "list", "--change", name]);
    expect(report.steps.find(({ line }) => line === 6)?.causes).toEqual([
      "COPY . . selects src/a.ts, which changed, and there is no .dockerignore that excludes it",
    ]);
    expect(complained).toBe("");
  },
);

test("a file that is named twice counts once, and of one option the last value", async () => {
  const twice = ["--change", "src/a.ts", "--change", "./src/a.ts"];
  expect(await statusesOf(["--files", "list", ...twice])).toEqual(SOURCE_EDIT);
  const targets = ["--target", "tester", "--target", "runner"];
  const { report } = await impactOf([...targets, "--build-arg", "A=1", "--build-arg", "A=2"]);
  expect(report.target).toBe("runner");
});

test("no file changes where a list is empty and the whole folder is named", async () => {
  expect(await statusesOf(["--files", "list", "--change", "."], { list: "" })).toEqual([
    "9 skipped",
  ]);
});

test("takes a stage by its number as well", async () => {
  const { report } = await impactOf(["--target", "1"]);
  expect(report.target).toBe("tester");
});

test("reads the Dockerfile from standard input", async () => {
  const machine = fakeMachine({}, { input: dockerfile });
  const args = ["impact", "--format=json", "--change", "src/a.ts", "-"];
  expect(await main(args, machine)).toBe(0);
  expect(JSON.parse(machine.printed()).totalSeconds).toBe(10);
});

test("prints for people the steps by stage, the reasons and what would help", async () => {
  const text = "FROM node\nCOPY . .\nRUN npm ci\n";
  const machine = fakeMachine({ Dockerfile: text });
  expect(await main(["impact", "--change", "a.ts", "Dockerfile"], machine)).toBe(0);
  expect(machine.printed()).toBe(`Dockerfile
stage 0 (target)
  2  rebuilt  COPY  about 1 s
              COPY . . selects a.ts, which changed, and there is no .dockerignore that excludes it
  3  rebuilt  RUN  about 29 s
              Follows line 2 (COPY . .), which is rebuilt
              COPY . . selects a.ts, which changed, and there is no .dockerignore that excludes it

COPY . . selects a.ts, which changed, and there is no .dockerignore that excludes it. So lines 2 and 3 of stage 0 are rebuilt; nothing stays cached. That is about 30 s of work, where a build without any cache has 30 s.

What would help: Copy package.json and package-lock.json alone before line 3 (RUN npm ci) and the rest after it: it stays cached when a.ts changes, and it takes about 29 s.
The context’s files are inferred from the Dockerfile; name them with --files.
Seconds are estimates by class of command (docs/cache.md).
`);
});

describe("wrong use", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["a change of nothing", ["--change", "", "a"], /--change names no file/],
    ["no file", [], /no Dockerfile is named/],
    ["two files", ["a", "b"], /one Dockerfile at a time/],
    ["a missing file", ["nope"], /nope: there is no such file/],
    ["a missing list", ["--files", "nope", "a"], /nope: there is no such file/],
    ["an unknown format", ["--format", "sarif", "a"], /one of text, json/],
    ["an argument without a value", ["--build-arg", "K", "a"], /write NAME=VALUE/],
    ["an unknown target", ["--target", "x", "a"], /there is no stage “x” to build/],
    ["a file without FROM", ["b"], /there is no FROM/],
    ["an unknown option", ["--nope", "a"], /nope/],
    ["standard input twice", ["--files", "-", "-"], /named twice/],
  ])("%s", async (_, args, message) => {
    const machine = fakeMachine({ a: dockerfile, b: "RUN x\n" });
    expect(await main(["impact", ...args], machine)).toBe(2);
    expect(machine.complained()).toMatch(message);
  });
});
