import { expect, test } from "vitest";
import { FILE_FATES, FILE_STATES, createAnalyzer, loadChecks, loadContext } from "../src/index.ts";
import type { ContextQuestion, ContextReport } from "../src/index.ts";

const context = await loadContext();

function report(
  dockerfile: string,
  files: readonly (string | readonly [path: string, size: number])[] | null,
  more: Partial<ContextQuestion> = {},
): ContextReport {
  const given =
    files?.map((file) =>
      typeof file === "string" ? { path: file, size: 1 } : { path: file[0], size: file[1] },
    ) ?? null;
  return context.report({ dockerfile, target: null, files: given, ...more });
}

/** One line a file: its path, state, deciding line, taking lines of the Dockerfile and whether it ships. */
function rows(found: ContextReport): readonly string[] {
  return found.paths.map((path, at) => {
    const takers = (found.takerSets[found.taken[at] ?? 0] ?? []).map(
      (taker) => found.steps[taker]?.line,
    );
    const state = FILE_STATES[found.states[at] ?? 0] ?? "";
    const line = found.lines[at] === 0 ? "" : `:${found.lines[at]}`;
    const fate = FILE_FATES[found.ships[at] ?? 0] ?? "";
    return `${path} ${state}${line} [${takers.join()}] ${fate}`;
  });
}

interface Case {
  readonly title: string;
  readonly dockerfile: string;
  readonly dockerignore?: string;
  /** The files are those of these rows. */
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: "an ignored file names its line, the others who takes them",
    dockerfile: "FROM node\nCOPY package.json ./\nCOPY . .\n",
    dockerignore: "# dependencies\nnode_modules\n",
    expected: [
      "node_modules/a/index.js ignored:2 [] no",
      "package.json sent [2,3] yes",
      "src/app.ts sent [3] yes",
    ],
  },
  {
    title: "what is let in and no step asks for is not sent",
    dockerfile: "FROM a\nCOPY src /src\n",
    expected: ["README.md unused [] no", "src/a sent [2] yes"],
  },
  {
    title: "an exception names its line",
    dockerfile: "FROM a\nCOPY . .\n",
    dockerignore: "*.md\n!README.md\n",
    expected: ["README.md sent:2 [2] yes", "a.md ignored:1 [] no"],
  },
  {
    title: "a file goes on through COPY --from",
    dockerfile: "FROM a AS one\nCOPY . /src/\nFROM b\nCOPY --from=one /src/public /www\n",
    expected: ["public/index.html sent [2] yes", "server.js sent [2] no"],
  },
  {
    title: "what a RUN sees may end up anywhere",
    dockerfile: "FROM a AS one\nCOPY . /src/\nRUN make\nFROM b\nCOPY --from=one /out /www\n",
    expected: ["main.c sent [2] unknown"],
  },
  {
    title: "a stage that is not needed sends nothing",
    dockerfile: "FROM a AS test\nCOPY tests /t\nFROM a\nCOPY src /s\n",
    expected: ["src/a sent [4] yes", "tests/b unused [2] no"],
  },
  {
    title: "a RUN whose programs are known carries what it reads alone",
    dockerfile:
      "FROM node AS one\nWORKDIR /app\nCOPY . .\nRUN apt-get update && apt-get install -y curl\nRUN npm ci\nFROM b\nCOPY --from=one /app/node_modules /m\n",
    expected: ["README.md sent [3] no", "package.json sent [3] unknown"],
  },
  {
    title: "what a RUN made goes on in a stage on top",
    dockerfile:
      "FROM a AS one\nCOPY a /a\nRUN make\nFROM one AS two\nENV X=1\nFROM b\nCOPY --from=two /out /out\n",
    expected: ["a sent [2] unknown"],
  },
  {
    title: "a mount may put it where it ships",
    dockerfile: "FROM a\nRUN --mount=type=bind,target=/src make\n",
    expected: ["main.c sent [2] unknown"],
  },
  {
    title: "a mount in a stage that nothing ships from does not",
    dockerfile:
      "FROM a AS one\nRUN --mount=type=bind,target=/src make\nFROM b\nCOPY --from=one /x /x\nFROM c\nRUN true\n",
    expected: ["main.c unused [2] no"],
  },
  {
    title: "stages on stages keep what they hold",
    dockerfile: "FROM a AS one\nCOPY a /a/\nFROM one AS two\nRUN true\nFROM two\n",
    expected: ["a sent [2] yes"],
  },
  {
    title: "--exclude counts for the step and not for what is sent",
    dockerfile: "FROM a\nCOPY --exclude=*.md src /s\n",
    expected: ["src/a sent [2] yes", "src/b.md sent [] no"],
  },
  {
    title: "ONBUILD of a base stage takes files where it is carried out",
    dockerfile: "FROM a AS base\nONBUILD COPY src /s\nFROM base\n",
    expected: ["src/a sent [2] yes"],
  },
  {
    title: "--parents keeps the path",
    dockerfile:
      "FROM a AS one\nCOPY --parents packages/*/package.json /w/\nFROM b\nCOPY --from=one /w/packages/x /x\n",
    expected: ["packages/x/package.json sent [2] yes", "packages/y/package.json sent [2] no"],
  },
];

test.each(cases)("$title", ({ dockerfile, dockerignore = null, expected }) => {
  const files = expected.map((row) => row.split(" ", 1)[0] ?? "");
  expect(rows(report(dockerfile, files, { dockerignore }))).toEqual(expected);
});

test("counts files and bytes by what becomes of them", () => {
  const files = [
    ["a", 1],
    ["b", 20],
    ["ignored", 300],
    ["unused", 4000],
  ] as const;
  const dockerfile = "FROM x AS one\nCOPY b /b\nFROM x\nCOPY a /a\nCOPY --from=one /c /c\n";
  const { totals, steps } = report(dockerfile, files, { dockerignore: "ignored" });
  expect(totals).toEqual({
    all: { files: 4, bytes: 4321 },
    sent: { files: 2, bytes: 21 },
    ignored: { files: 1, bytes: 300 },
    unused: { files: 1, bytes: 4000 },
    ships: { files: 1, bytes: 1 },
    mayShip: { files: 0, bytes: 0 },
    unsized: 0,
  });
  expect(steps.map(({ line, files: count, bytes }) => [line, count, bytes])).toEqual([
    [2, 1, 20],
    [4, 1, 1],
  ]);
});

test("a report is plain data, equal for equal input, and files without a size are counted apart", () => {
  const question = { dockerfile: "FROM a\nCOPY . .\n", target: null };
  const files = [
    { path: "b", size: null },
    { path: "./a", size: 2 },
  ];
  const first = context.report({ ...question, files });
  expect(structuredClone(first)).toEqual(context.report({ ...question, files: [...files] }));
  expect(first.paths).toEqual(["a", "b"]);
  expect([first.totals.unsized, first.totals.all.bytes]).toEqual([1, 2]);
});

test("inferred files say so and are never missing", () => {
  const found = report("FROM node\nCOPY package.json src ./\n", null);
  expect(found.areFilesInferred).toBe(true);
  expect(found.paths.length).toBeGreaterThan(0);
  expect(found.steps.flatMap(({ missing }) => missing)).toEqual([]);
});

test("each line of the ignore file says what it decides", () => {
  const found = report("FROM a\nCOPY . .\n", ["a.log", "b.log", "docs/x.md", "keep.log"], {
    dockerignore: "# logs\n*.log\n!keep.log\nnothing\ndocs\n!x\n*.md\ndocs/**\n[\n",
  });
  expect(
    found.ignoreLines.map(({ number, pattern, state, files, example }) =>
      [number, pattern, state, files, example].join(" "),
    ),
  ).toEqual([
    "2 *.log decides 2 a.log",
    "3 !keep.log decides 1 keep.log",
    "4 nothing unmatched 0 ",
    "5 docs overruled 0 ",
    "6 !x unmatched 0 ",
    "7 *.md unmatched 0 ",
    "8 docs/** decides 1 docs/x.md",
    "9 [ fault 0 ",
  ]);
});

interface WarningCase {
  readonly title: string;
  readonly files: readonly string[];
  readonly dockerfile?: string;
  readonly dockerignore?: string;
  /** Kind, path, number of files, and the line to add. */
  readonly expected: readonly string[];
}

const warningCases: readonly WarningCase[] = [
  {
    title: "secrets first, then folders by their bytes",
    files: [".env", ".git/HEAD", "node_modules/a/b.js", "node_modules/c.js", "src/app.ts"],
    expected: [
      "secret .env 1 .env",
      "history .git 1 .git",
      "dependencies node_modules 2 node_modules",
    ],
  },
  {
    title: "several places of one name together",
    files: ["a/node_modules/x", "b/node_modules/y", "b/node_modules/z/node_modules/w"],
    expected: ["dependencies a/node_modules 3 **/node_modules"],
  },
  {
    title: "nothing that is ignored",
    files: [".env", ".git/HEAD"],
    dockerignore: ".env\n.git\n",
    expected: [],
  },
  {
    title: "nothing that no step asks for",
    files: [".git/HEAD", "src/a"],
    dockerfile: "FROM a\nCOPY src /s\n",
    expected: [],
  },
  {
    title: "no line for what a step names",
    files: [".npmrc", "target/app.jar", "pom.xml"],
    dockerfile: "FROM a\nCOPY .npmrc target/app.jar pom.xml /s/\n",
    expected: ["secret .npmrc 1 null", "output target 1 null"],
  },
  {
    title: "folders whose names say little only beside their manifests",
    files: ["Cargo.toml", "docs/target/x", "dist/x", "target/debug/x", "vendor/x"],
    expected: ["output target 1 target"],
  },
  {
    title: "what Python, PHP, .NET and Mix leave",
    files: [
      "a.csproj",
      "obj/x",
      "composer.json",
      "vendor/x",
      "mix.exs",
      "_build/x",
      "pkg/__pycache__/a.pyc",
      ".venv/bin/python",
    ],
    expected: [
      "dependencies .venv 1 .venv",
      "dependencies _build 1 _build",
      "dependencies vendor 1 vendor",
      "output obj 1 obj",
      "cache pkg/__pycache__ 1 pkg/__pycache__",
    ],
  },
  {
    title: "a name with what patterns read as wildcards",
    files: ["[x]/.env", "#a/.git/HEAD"],
    expected: ["secret [x]/.env 1 \\[x\\]/.env", "history #a/.git 1 /#a/.git"],
  },
];

test.each(warningCases)("warns of $title", (each) => {
  const { files, expected, dockerfile = "FROM a\nCOPY . .\n", dockerignore = null } = each;
  const found = report(dockerfile, files, { dockerignore });
  expect(
    found.warnings.map(({ kind, path, files: count, line }) => `${kind} ${path} ${count} ${line}`),
  ).toEqual(expected);
  const lines = found.warnings.flatMap(({ line }) => line ?? []);
  const after = report(dockerfile, files, { dockerignore: [dockerignore, ...lines].join("\n") });
  expect(after.warnings.filter(({ line }) => line !== null)).toEqual([]);
});

const noteCases: readonly (readonly [
  files: readonly string[],
  dockerignore: string | null,
  note: RegExp | null,
])[] = [
  [["a"], null, null],
  [[".dockerignore"], "x", null],
  [[".dockerignore"], null, /text is not known/],
  [["Dockerfile.dockerignore"], "x", /own ignore file/],
  [["Dockerfile.dockerignore", ".dockerignore"], "x", /only “Dockerfile.dockerignore” counts/],
];

test.each(noteCases)(
  "of %j with %j it says which ignore file counts",
  (files, dockerignore, note) => {
    const { notes } = report("FROM a\nCOPY . .\n", files, { dockerignore });
    if (note === null) expect(notes).toEqual([]);
    else expect(notes.join()).toMatch(note);
  },
);

interface MissingCase {
  readonly title: string;
  readonly dockerfile: string;
  readonly files: readonly string[] | null;
  readonly dockerignore?: string;
  /** Line, severity, what is marked, and how the message starts. */
  readonly expected: readonly string[];
}

const missingCases: readonly MissingCase[] = [
  {
    title: "a file that is not there",
    dockerfile: "FROM a\nCOPY a missing.txt /x/\n",
    files: ["a"],
    expected: ['2 error missing.txt "/missing.txt": not found'],
  },
  {
    title: "nothing while the files are not known",
    dockerfile: "FROM a\nCOPY missing.txt /x/\n",
    files: null,
    expected: [],
  },
  {
    title: "what the ignore file keeps out",
    dockerfile: "FROM a\nADD dist /x/\n",
    files: ["dist/a"],
    dockerignore: "dist\n",
    expected: ['2 error dist "/dist": not found'],
  },
  {
    title: "not a folder whose files alone are kept out",
    dockerfile: "FROM a\nCOPY dist /x/\n",
    files: ["dist/a"],
    dockerignore: "dist/*\n",
    expected: [],
  },
  {
    title: "not a wildcard that fits nothing",
    dockerfile: "FROM a\nCOPY *.lock /x/\n",
    files: ["a"],
    expected: [],
  },
  {
    title: "a folder in front of a wildcard",
    dockerfile: "FROM a\nCOPY lib/*.c /x/\n",
    files: ["a"],
    expected: ['2 error lib/*.c "/lib": not found'],
  },
  {
    title: "what a mount shows",
    dockerfile: "FROM a\nRUN --mount=type=bind,source=go.mod,target=go.mod go mod download\n",
    files: ["a"],
    expected: ['2 error --mount=type=bind,source=go.mod,target=go.mod "/go.mod": not found'],
  },
  {
    title: "in a stage that the target does not need as a warning",
    dockerfile: "FROM a AS one\nCOPY x /x\nFROM b\n",
    files: ["a"],
    expected: ['2 warning x "/x": not found'],
  },
  {
    title: "at FROM what ONBUILD left",
    dockerfile: "FROM a AS one\nONBUILD COPY x /x\nFROM one\n",
    files: ["a"],
    expected: ['3 error FROM one "/x": not found'],
  },
  {
    title: "nothing of stages, images, addresses and heredocs",
    dockerfile:
      "FROM a AS one\nFROM b\nCOPY --from=one x /x\nCOPY --from=nginx y /y\nADD https://example.com/z /z\nCOPY <<E /e\nhi\nE\n",
    files: [],
    expected: [],
  },
];

test.each(missingCases)("misses $title", async ({ dockerfile, files, dockerignore, expected }) => {
  const analyzer = createAnalyzer();
  analyzer.useChecks(await loadChecks());
  const { problems } = analyzer.analyze({
    dockerfile,
    target: null,
    contextFiles: files,
    dockerignore: dockerignore ?? null,
  });
  expect(
    problems
      .filter(({ code }) => code.startsWith("context/"))
      .map(({ line, severity, message, span }) => {
        const [start = ""] = message.split(": nothing", 1);
        return `${line} ${severity} ${dockerfile.slice(span.start, span.end)} ${start}`;
      }),
  ).toEqual(expected);
});
