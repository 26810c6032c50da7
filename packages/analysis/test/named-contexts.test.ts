import { expect, test } from "vitest";
import type { Analysis, NamedContextView, StageView } from "../src/index.ts";
import { contextNameProblem, createAnalyzer } from "../src/index.ts";
import { checkLaws } from "./laws.ts";

type Contexts = Readonly<Record<string, string>>;

const text = "FROM golang AS build\nRUN go build\nFROM alpine\nCOPY --from=build / /\n";

function analyzeWith(dockerfile: string, namedContexts: Contexts): Analysis {
  const analysis = createAnalyzer().analyze({ dockerfile, target: null, namedContexts });
  checkLaws(analysis, dockerfile);
  return analysis;
}

function stageOf({ picture }: Analysis, title: string): StageView | undefined {
  return picture.stages.find((stage) => stage.title === title);
}

function contextOf({ namedContexts }: Analysis, name: string): NamedContextView | undefined {
  return namedContexts.find(({ key }) => key === name);
}

function usesOf(analysis: Analysis, name: string): readonly string[] | undefined {
  return contextOf(analysis, name)?.uses.map(({ line, keyword }) => `${line} ${keyword}`);
}

test("a context in the place of an image is drawn like one, with its name and value", () => {
  const { picture } = analyzeWith(text, { alpine: "docker-image://alpine:3.20" });
  expect(picture.images.at(-1)).toEqual({
    key: "named:alpine",
    kind: "named-context",
    label: "alpine",
    reference: "docker-image://alpine:3.20",
    isCopiedFrom: false,
  });
  expect(picture.stages[1]?.base).toEqual({
    kind: "named-context",
    label: "alpine:3.20",
    node: "named:alpine",
  });
  expect(picture.edges.find(({ from }) => from === "named:alpine")).toMatchObject({
    kind: "base",
    to: "#1",
  });
});

test("a row that copies from a context names it", () => {
  const { picture } = analyzeWith("FROM a\nCOPY --from=docs / /\n", { docs: "../docs" });
  expect(picture.stages[0]?.steps[0]?.sources).toEqual([
    { kind: "copy", label: "docs", node: "named:docs" },
  ]);
  expect(picture.images.at(-1)).toMatchObject({ label: "docs", isCopiedFrom: true });
});

test("a replaced stage says so, is not counted as built, and leads nowhere else", () => {
  const source =
    "FROM a AS deps\nFROM golang AS build\nCOPY --from=deps / /\nFROM b\nCOPY --from=build / /\n";
  const analysis = analyzeWith(source, { build: "./bin" });
  expect(stageOf(analysis, "build")).toMatchObject({
    role: "built",
    whyReplaced: "Replaced: --build-context puts ./bin in its place, so none of its steps runs.",
    base: { kind: "named-context", label: "./bin", node: "named:build" },
  });
  expect(stageOf(analysis, "deps")).toMatchObject({
    role: "unbuilt",
    whyUnbuilt: "Not built: only build would use it, and a named context takes that place.",
  });
  expect(analysis.counts.builtStages).toBe(1);
  expect(analysis.picture.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    "image:docker.io/library/a:latest > deps",
    "named:build > build",
    "image:docker.io/library/b:latest > #2",
    "build > #2",
  ]);
  expect(stageOf(analyzeWith(source, {}), "build")?.whyReplaced).toBeNull();
});

test("contexts stand in the order of their giving, with the lines where they count", () => {
  const analysis = analyzeWith(text, { unused: ".", build: "./bin", alpine: "./rootfs" });
  expect(analysis.namedContexts.map(({ key }) => key)).toEqual(["unused", "build", "alpine"]);
  expect(usesOf(analysis, "unused")).toEqual([]);
  expect(usesOf(analysis, "build")).toEqual(["1 FROM"]);
  expect(usesOf(analysis, "alpine")).toEqual(["3 FROM"]);
  const twice =
    "FROM a\nRUN --mount=from=x,target=/a --mount=from=x,target=/b true\nCOPY --from=x / /";
  expect(usesOf(analyzeWith(twice, { x: "." }), "x")).toEqual(["2 RUN", "3 COPY"]);
});

test("what is wrong with a context is said in sentences", () => {
  for (const [name, value, problem] of [
    [
      "Al pine",
      ".",
      /^A build would refuse it: invalid context name Al pine: .+\. Use the name of/,
    ],
    ["", ".", /^A build would refuse it: invalid context name : /],
    ["alpine", "", /^It has no value yet/],
    ["alpine", "ssh://git@a/b", /: unsupported context source ssh for alpine\. Give a directory/],
    ["alpine", "docker-image://A", /repository name \(library\/A\) must be lowercase/],
    ["alpine", "github.com/a/b", /: invalid context specifier github.com\/a\/b for alpine\./],
  ] as const) {
    expect(contextOf(analyzeWith(text, { [name]: value }), name)?.problem).toMatch(problem);
  }
  for (const value of [".", "docker-image://a", "https://a/b.git", "target:x", "oci-layout://x"]) {
    expect(contextOf(analyzeWith(text, { alpine: value }), "alpine")?.problem).toBeNull();
  }
  expect(contextNameProblem("alpine:3.20")).toBeNull();
  expect(contextNameProblem("A")).toMatch(/^A build would refuse it: invalid context name A: /);
});

test("of two forms of one name the earlier says that it does not count", () => {
  const analysis = analyzeWith(text, { "alpine:latest": "./a", alpine: "./b" });
  expect(contextOf(analysis, "alpine:latest")).toMatchObject({
    problem: "It does not count: “alpine” is the same name to Docker, and comes later.",
    uses: [],
  });
  expect(usesOf(analysis, "alpine")).toEqual(["3 FROM"]);
});

test("a value that names nothing is an error where the target needs it, else a warning", () => {
  const source = "FROM alpine AS x\nFROM a\n";
  const contexts = { alpine: "ssh://git@host/a" };
  expect(analyzeWith(`${source}COPY --from=x / /\n`, contexts).problems).toMatchObject([
    { code: "model/named-context", severity: "error", line: 1 },
  ]);
  expect(analyzeWith(source, contexts).problems[0]).toMatchObject({ severity: "warning" });
});

test("what is wrong in a stage that only a replaced one copies from stops the build", () => {
  const source =
    "FROM a AS deps\nEXPOSE no\nFROM a AS x\nCOPY --from=deps / /\nFROM a\nCOPY --from=x / /\n";
  const errors = analyzeWith(source, { x: "." }).problems.filter(
    ({ code }) => code === "model/port",
  );
  expect(errors).toMatchObject([{ severity: "error" }]);
});

test("a name of a stage that BuildKit cannot look up is an error, whether contexts are given or not", () => {
  expect(analyzeWith("FROM a AS build-\n", {}).problems).toMatchObject([
    {
      code: "model/named-context",
      severity: "error",
      message: "invalid context name build-: invalid reference format",
    },
  ]);
});

test("contexts change what they concern and nothing else, and taking them back gives the picture back", () => {
  const analyzer = createAnalyzer();
  const source = "FROM a AS one\nRUN true\nFROM b AS two\nRUN true\n";
  function analyze(namedContexts: Contexts): Analysis {
    return analyzer.analyze({ dockerfile: source, target: null, namedContexts });
  }
  const first = analyze({ a: "." });
  expect(analyze({ a: "." })).toBe(first);
  const second = analyze({ a: ".", b: "." });
  expect(second.picture.stages[0]).toBe(first.picture.stages[0]);
  expect(second.namedContexts[0]).toBe(first.namedContexts[0]);
  expect(second.picture.stages[1]?.steps).toBe(first.picture.stages[1]?.steps);
  expect(analyze({ a: "." })).toEqual(first);
  const none = analyze({});
  expect(none).toEqual(createAnalyzer().analyze({ dockerfile: source, target: null }));
  expect(structuredClone(second)).toEqual(second);
});
