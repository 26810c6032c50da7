import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import type { Problem } from "../src/index.ts";
import { analyze } from "./analyze.ts";

/** What BuildKit refuses or warns of by itself; what rules find is another matter. */
function refusals(dockerfile: string): readonly Problem[] {
  return analyze(dockerfile).problems.filter(({ rule }) => rule === undefined);
}

/** The problems of `source`, in order: line, code and message; their places are the marks. */
function checkProblems(
  source: string,
  ...problems: readonly (readonly [number, Problem["code"], string])[]
): void {
  const { text, spans } = marked(source);
  const found = refusals(text);
  expect(found.map(({ line, code, message }) => [line, code, message])).toEqual(problems);
  expect(found.map(({ span }) => span)).toEqual(spans);
}

const oneArgument = "USER requires exactly one argument";

test("nothing is wrong with an empty text", () => {
  checkProblems("");
  checkProblems(" \n\t\r\n");
  checkProblems("\uFEFF");
});

test("nothing is wrong with a good one", () => {
  checkProblems("FROM a AS x\nRUN y\nFROM scratch\nCOPY --from=x p q\n");
});

test("a text without instructions says so", () => {
  checkProblems("«# only a comment\n»", [1, "syntax/no-instructions", "file with no instructions"]);
});

test("a text without FROM says so", () => {
  checkProblems("«ARG A=1\n»", [1, "model/no-stage", "dockerfile contains no stages to build"]);
  checkProblems("«RUN» x\n", [1, "model/no-stage", "no build stage in current context"]);
  checkProblems("«Some» words", [1, "model/unknown-instruction", "unknown instruction: Some"]);
});

test("problems of syntax and meaning stand in text order", () => {
  checkProblems(
    "FROM a\n«USER»\nENV «A»\nCOPY --from=«7» p q\n«wrong» x\n",
    [2, "model/arguments", oneArgument],
    [3, "syntax/missing-arguments", "ENV must have two arguments"],
    [4, "model/stage-index", "invalid stage index 7"],
    [5, "model/unknown-instruction", "unknown instruction: wrong"],
  );
});

test("an instruction that the syntax refuses is not refused again for its meaning", () => {
  checkProblems("FROM a\nLABEL «a»\n", [
    2,
    "syntax/missing-arguments",
    "LABEL must have two arguments",
  ]);
  checkProblems("FROM a\nLABEL a=b «c»\n", [
    2,
    "syntax/missing-equals",
    'Syntax error - can\'t find = in "c". Must be of the form: name=value',
  ]);
});

test("lines are counted behind a byte order mark, CRLF and continued lines", () => {
  checkProblems("\uFEFFFROM a\r\n\r\n«USER»\r\n", [3, "model/arguments", oneArgument]);
  checkProblems("FROM a\nRUN x \\\n  y \\\n# c\n  z\n«USER»\n", [
    6,
    "model/arguments",
    oneArgument,
  ]);
  checkProblems("FROM a\nRUN <<E\n1\n2\nE\n«USER»\n", [6, "model/arguments", oneArgument]);
  checkProblems("# escape=`\nFROM a\nRUN x `\n y\n«USER»\n", [5, "model/arguments", oneArgument]);
});

test("a problem of meaning has the line of its instruction", () => {
  checkProblems("FROM a\nCOPY \\\n  --from=«7» p q\n", [
    2,
    "model/stage-index",
    "invalid stage index 7",
  ]);
});

test("an unterminated heredoc is marked where it begins", () => {
  checkProblems("FROM a\nRUN x\nRUN «<<EOF»\nFROM b\n", [
    3,
    "syntax/unterminated-heredoc",
    "unterminated heredoc",
  ]);
});

test("a problem knows its stage and step", () => {
  const text = "FROM a AS x\nFROM b AS y\nRUN z\nUSER\nENV A\n";
  const steps = analyze(text).picture.stages[1]?.steps;
  expect(refusals(text).map(({ stage, step }) => [stage, step])).toEqual([
    ["y", steps?.[1]?.key],
    ["y", steps?.[2]?.key],
  ]);
});

test("a problem of a FROM line has a stage and no step, one before it neither", () => {
  expect(refusals("RUN x\nFROM a b\n").map(({ stage, step }) => [stage, step])).toEqual([
    [null, null],
    ["#0", null],
  ]);
});

test("a later stage as a base is a warning, and no error", () => {
  const text = "FROM x\nFROM a AS x\n";
  expect(refusals(text).map(({ severity, code }) => [severity, code])).toEqual([
    ["warning", "model/later-stage"],
  ]);
  expect(analyze(text).counts.errors).toBe(0);
});
