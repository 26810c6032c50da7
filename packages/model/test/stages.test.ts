import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

function checkKeys(text: string, keys: readonly string[]): void {
  expect(modelOf(text).stages.map(({ key }) => key)).toEqual(keys);
}

function checkNames(
  text: string,
  names: readonly (readonly [string | null, string | null])[],
): void {
  expect(modelOf(text).stages.map(({ name, writtenName }) => [name, writtenName])).toEqual(names);
}

/** The one problem of `source` is `message` at the mark. */
function checkProblem(source: string, message: string): void {
  const { text, spans } = marked(source);
  expect(modelOf(text).problems.map((problem) => [problem.message, problem.span])).toEqual([
    [message, spans[0]],
  ]);
}

function firstStepKey(text: string): string | undefined {
  return modelOf(text).stages[0]?.steps[0]?.key;
}

test("a stage's name is kept as written and, as BuildKit does, in lower case", () => {
  checkNames("FROM a AS Build\nFROM b as x\nFROM c\nfrom d As Y.1-z_2", [
    ["build", "Build"],
    ["x", "x"],
    [null, null],
    ["y.1-z_2", "Y.1-z_2"],
  ]);
});

test("stages are numbered from 0 and know their base as written", () => {
  const { stages } = modelOf("FROM a:1\nFROM a:2 AS two\n");
  expect(stages.map(({ index, base, baseWord }) => [index, base, baseWord?.text])).toEqual([
    [0, "a:1", "a:1"],
    [1, "a:2", "a:2"],
  ]);
});

test("a stage's key is its name in lower case, or its number", () => {
  checkKeys("FROM a AS Build\nFROM b\nFROM c", ["build", "#1", "#2"]);
});

test("a name that comes again has its number behind it", () => {
  checkKeys("FROM a AS x\nFROM b AS X\nFROM c AS x", ["x", "x#1", "x#2"]);
});

test("text before the first FROM is no stage", () => {
  checkKeys("# syntax=docker/dockerfile:1\nARG A=1\n\nFROM a", ["#0"]);
  checkKeys("ARG A=1\n", []);
  checkKeys("", []);
});

test("the steps of a stage are all instructions up to the next FROM", () => {
  const { stages } = modelOf("FROM a\n# note\nRUN x\n\nwrong y\nFROM b\nCMD z\n");
  const keywords = stages.map(({ steps }) =>
    steps.map(({ item }) => item.instruction.keyword.text),
  );
  expect(keywords).toEqual([["RUN", "wrong"], ["CMD"]]);
});

test("equal steps of a stage have different keys, and equal steps of two stages as well", () => {
  const { stages } = modelOf("FROM a\nRUN x\nRUN x\nRUN y\nFROM b\nRUN x\n");
  const keys = stages.flatMap(({ steps }) => steps.map(({ key }) => key));
  expect(new Set(keys).size).toBe(4);
  expect(keys[0]).toMatch(/^#0\/RUN-/);
  expect(keys[1]).toBe(`${keys[0]}~2`);
});

test("what follows a step, be it a line end or nothing, does not change its key", () => {
  const key = firstStepKey("FROM a\nRUN x");
  expect(firstStepKey("FROM a\nRUN x\n")).toBe(key);
  expect(firstStepKey("FROM a\r\nRUN x  \r\n\r\n")).toBe(key);
  expect(firstStepKey("FROM a\nRUN y")).not.toBe(key);
});

test("--platform is kept as written", () => {
  const { stages } = modelOf("FROM --platform=$BUILDPLATFORM a\nFROM b\n");
  expect(stages.map(({ platform }) => platform)).toEqual(["$BUILDPLATFORM", null]);
});

test("refuses names that start with a number or hold symbols", () => {
  const rule = "name can't start with a number or contain symbols";
  checkProblem("FROM a AS «1st»", `invalid name for build stage: "1st", ${rule}`);
  checkProblem("FROM a AS «a/b»", `invalid name for build stage: "a/b", ${rule}`);
  checkProblem("FROM a AS «Ä»", `invalid name for build stage: "Ä", ${rule}`);
  checkProblem("FROM a AS «$X»", `invalid name for build stage: "$X", ${rule}`);
});

test("a refused name is no name", () => {
  checkNames("FROM a AS 1st", [[null, null]]);
  checkKeys("FROM a AS 1st", ["#0"]);
});

test("FROM takes one word, or three of which the second is AS", () => {
  const message = "FROM requires either one or three arguments";
  checkProblem("«FROM»", message);
  checkProblem("FROM «a b»", message);
  checkProblem("FROM «a AS»", message);
  checkProblem("FROM «a IS b»", message);
  checkProblem("FROM «a AS b c»", message);
});

test("a FROM that is refused is a stage all the same", () => {
  checkKeys("FROM\nFROM a AS\nFROM b AS b\nRUN x", ["#0", "#1", "b"]);
});

test("refuses FROM's unknown flags", () => {
  checkProblem("FROM «--plattform=x» a", "unknown flag: --plattform (did you mean platform?)");
  checkProblem("FROM «--platform» a", "missing a value on flag: --platform");
});

test("nothing but ARG may stand before the first FROM", () => {
  checkProblem("«RUN» x\nFROM a", "no build stage in current context");
  checkProblem("ARG X\n«LABEL» a=b\nFROM a", "no build stage in current context");
  expect(modelOf("RUN x\nFROM a").problems[0]).toMatchObject({
    code: "no-stage",
    phase: "instruction",
    line: 1,
    stage: null,
    step: null,
  });
});
