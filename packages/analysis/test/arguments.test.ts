import { describe, expect, test } from "vitest";
import type { Analysis, AnalysisInput, ArgumentPlace, ArgumentView } from "../src/index.ts";
import { createAnalyzer, platformProblem } from "../src/index.ts";

type Settings = Omit<AnalysisInput, "dockerfile" | "target">;

function argumentsOf(dockerfile: string, settings: Settings = {}): readonly ArgumentView[] {
  return createAnalyzer().analyze({ dockerfile, target: null, ...settings }).arguments;
}

function argumentOf(dockerfile: string, name: string, settings: Settings = {}): ArgumentView {
  const found = argumentsOf(dockerfile, settings).find(({ key }) => key === name);
  if (found === undefined) throw new Error(`${name} is not listed`);
  return found;
}

function errorsOf({ problems }: Analysis): readonly string[] {
  return problems.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

function linesOf(places: readonly ArgumentPlace[]): readonly string[] {
  return places.map(
    ({ line, keyword, stage }) => `${line} ${keyword}${stage ? ` in ${stage}` : ""}`,
  );
}

test("arguments stand in text order, those that BuildKit sets behind them", () => {
  const text =
    "ARG A=1\nFROM a AS x\nARG TARGETARCH\nARG B\nRUN echo $B $TARGETARCH\nFROM $A AS y\nARG C\nARG A\n";
  expect(argumentsOf(text).map(({ key, scope }) => `${key} ${scope}`)).toEqual([
    "A global",
    "B stage",
    "C stage",
    "TARGETARCH platform",
  ]);
});

test("a place says its line, instruction, stage and words", () => {
  const text = "ARG A=1\nFROM a:$A AS x\nARG A\nRUN echo $A\n";
  const { declarations, uses } = argumentOf(text, "A");
  expect(linesOf(declarations)).toEqual(["1 ARG", "3 ARG in x"]);
  expect(declarations.map(({ defaultText }) => defaultText)).toEqual(["1", null]);
  expect(linesOf(uses)).toEqual(["2 FROM in x", "4 RUN in x"]);
  const words = [...declarations, ...uses].map(({ span }) => text.slice(span.start, span.end));
  expect(words).toEqual(["A=1", "A", "FROM a:$A AS x", "RUN echo $A"]);
});

test("the default of another argument is a use", () => {
  const text = "ARG A=1\nARG B=x$A\nFROM $B\nARG C=2\nARG D=$C\n";
  expect(linesOf(argumentOf(text, "A").uses)).toEqual(["2 ARG"]);
  expect(linesOf(argumentOf(text, "C").uses)).toEqual(["5 ARG in #0"]);
  expect(argumentOf(text, "B").value).toBe("x1");
  expect(linesOf(argumentOf(text, "A", { buildArguments: { B: "y" } }).uses)).toEqual(["2 ARG"]);
});

test("an argument without a value is used all the same", () => {
  const text =
    "FROM a AS x\nARG TOKEN\nRUN curl -H $TOKEN\nLABEL t=$TOKEN\nFROM x AS y\nRUN echo $TOKEN\n";
  expect(linesOf(argumentOf(text, "TOKEN").uses)).toEqual([
    "3 RUN in x",
    "4 LABEL in x",
    "6 RUN in y",
  ]);
});

test("each declaration has its own value, whatever ENV makes of the name behind it", () => {
  const text = "FROM a AS x\nARG A\nARG A=1\nENV A=env\nFROM b AS y\nARG A=${A:-2}\n";
  const { value, declarations } = argumentOf(text, "A");
  expect(declarations.map((declaration) => declaration.value)).toEqual([null, "1", "2"]);
  expect(value).toBe("1");
  expect(argumentOf("FROM a\nARG A=1\nARG A=$A$A\n", "A").value).toBe("11");
});

describe("a value that is given", () => {
  const text = "ARG BASE\nARG OTHER=${BASE}-other\nFROM ${BASE} AS x\nFROM $OTHER AS y\n";

  test("makes the picture whole", () => {
    const analyzer = createAnalyzer();
    const before = analyzer.analyze({ dockerfile: text, target: null });
    expect(errorsOf(before)).toEqual(["model/blank-base", "model/image-reference"]);
    const after = analyzer.analyze({
      dockerfile: text,
      target: null,
      buildArguments: { BASE: "a" },
    });
    expect(errorsOf(after)).toEqual([]);
    expect(after.picture.stages.map(({ base }) => base.label)).toEqual(["a", "a-other"]);
    expect(after.arguments.map(({ value, isGiven }) => [value, isGiven])).toEqual([
      ["a", true],
      ["a-other", false],
    ]);
  });

  test("can be empty", () => {
    expect(argumentOf("ARG A=1\nFROM a$A\n", "A", { buildArguments: { A: "" } })).toMatchObject({
      value: "",
      isGiven: true,
      defaultText: "1",
    });
  });

  test("has no effect on a name that no line declares, and the list shows both", () => {
    const undeclared = { buildArguments: { A: "alpine" } };
    expect(argumentOf("FROM $A\n", "A", undeclared)).toMatchObject({
      scope: "global",
      value: null,
      isGiven: true,
      declarations: [],
    });
    expect(argumentsOf("FROM a\n", undeclared)).toEqual([]);
  });

  test("may have any name", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const dockerfile = `ARG ${name}\nFROM $${name} AS x\n`;
      const bare = createAnalyzer().analyze({ dockerfile, target: null });
      expect(bare.arguments[0]).toMatchObject({ key: name, value: null, isGiven: false });
      expect(errorsOf(bare)).toEqual(["model/blank-base"]);
      const buildArguments = Object.fromEntries([[name, 'a"b\n']]);
      expect(argumentOf(dockerfile, name, { buildArguments })).toMatchObject({ value: 'a"b\n' });
    }
  });
});

test("a stage's own default is its argument's, whatever the platform argument of that name is", () => {
  const text = "FROM a AS x\nARG TARGETARCH=mine\nRUN echo $TARGETARCH\n";
  expect(argumentOf(text, "TARGETARCH")).toMatchObject({ scope: "stage", value: "mine" });
});

test("platform arguments follow the platforms, also when they are declared before the first FROM", () => {
  const text =
    "ARG TARGETPLATFORM\nFROM --platform=$BUILDPLATFORM a\nARG TARGETARCH\nARG TARGETVARIANT\nRUN echo $TARGETARCH\n";
  const settings = { buildPlatform: "linux/riscv64", targetPlatform: "linux/arm/v6" };
  const seen = argumentsOf(text, settings).map(({ key, scope, value }) => [key, scope, value]);
  expect(seen).toEqual([
    ["TARGETPLATFORM", "platform", "linux/arm/v6"],
    ["TARGETARCH", "platform", "arm"],
    ["TARGETVARIANT", "platform", "v6"],
    ["BUILDPLATFORM", "platform", "linux/riscv64"],
  ]);
});

test("what is no platform counts as the default", () => {
  const text = "FROM --platform=$TARGETPLATFORM a\n";
  expect(argumentOf(text, "TARGETPLATFORM", { targetPlatform: "a b" }).value).toBe("linux/amd64");
  expect(platformProblem("linux/arm64")).toBeNull();
  expect(platformProblem("windows/amd64")).toBeNull();
  expect(platformProblem("linux/a b")).toContain("is an invalid component of");
  expect(platformProblem("")).toContain("is an invalid OS component of");
});

test("the same values again give the same objects", () => {
  const analyzer = createAnalyzer();
  const dockerfile = "ARG A\nFROM $A AS x\nRUN echo\n";
  const first = analyzer.analyze({ dockerfile, target: null, buildArguments: { A: "a" } });
  expect(analyzer.analyze({ dockerfile, target: null, buildArguments: { A: "a" } })).toBe(first);
});
