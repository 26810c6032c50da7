import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { parse, syntaxProblems } from "../src/index.ts";

/** Expects the only problem of a text at the «mark». */
function checkProblem(
  source: string,
  expected: { code: string; message: string; line: number; item?: number | null },
): void {
  const { text, spans } = marked(source);
  expect(syntaxProblems(parse(text))).toEqual([{ item: 0, ...expected, span: spans[0] }]);
}

test("a directive that is repeated", () => {
  checkProblem("# syntax=a\n  «# Syntax=b»\nFROM a\n", {
    code: "duplicate-directive",
    message: "only one syntax parser directive can be used",
    line: 1,
    item: 1,
  });
});

test("an escape character that is none", () => {
  checkProblem("# escape= «ab» \r\nFROM a\n", {
    code: "invalid-escape",
    message: "invalid escape token 'ab' does not match ` or \\",
    line: 0,
  });
});

test("an escape directive of spaces alone", () => {
  checkProblem("# escape= « »\nFROM a\n", {
    code: "invalid-escape",
    message: "invalid escape token ' ' does not match ` or \\",
    line: 0,
  });
});

test.each(["ENV", "LABEL"])("%s with a key alone", (name) => {
  checkProblem(`FROM a\n${name.toLowerCase()}  «A»\n`, {
    code: "missing-arguments",
    message: `${name} must have two arguments`,
    line: 2,
    item: 1,
  });
});

test("a pair without =", () => {
  checkProblem('ENV A=b \\\n  «"C\t🐋"» D=e\n', {
    code: "missing-equals",
    message: `Syntax error - can't find = in "\\"C\\t🐋\\"". Must be of the form: name=value`,
    line: 1,
  });
});

test.each(["RUN", "CMD", "COPY", "HEALTHCHECK CMD", "ONBUILD SHELL"])(
  "%s with an array of more than strings",
  (name) => {
    checkProblem(`${name} «["a", 1]»\n`, {
      code: "json-not-strings",
      message: "when using JSON array syntax, arrays must be comprised of strings only",
      line: 1,
    });
  },
);

test("a heredoc without an end", () => {
  checkProblem("FROM a\nCOPY \\\n <<A «<<B» /x\nA\nb\n", {
    code: "unterminated-heredoc",
    message: "unterminated heredoc",
    line: 2,
    item: 1,
  });
});

test("a heredoc whose name cannot be read, as a substitution's spaces may tear it apart", () => {
  checkProblem("FROM a\n«RUN ${x:-a <<'b c'}»\n", {
    code: "invalid-heredoc",
    message: `failed to process "'b": unexpected end of statement while looking for matching single-quote`,
    line: 2,
    item: 1,
  });
});

test("a line longer than BuildKit reads, counted in UTF-8 without its line feed", () => {
  const message = "dockerfile line greater than max allowed size of 65535";
  checkProblem(`FROM a\nRUN a \\\n«${"a".repeat(65_536)}»\n`, {
    code: "line-too-long",
    message,
    line: 2,
    item: 1,
  });
  checkProblem(`FROM a\n«# ${"é".repeat(32_767)}\r»\n`, {
    code: "line-too-long",
    message,
    line: 1,
    item: 1,
  });
  expect(syntaxProblems(parse(`FROM a\n#${"é".repeat(32_767)}\nRUN a \\\n#`))).toEqual([]);
  expect(syntaxProblems(parse(`FROM a\n${"#\n".repeat(65_536)}`))).toEqual([]);
});

/** What is told before the line that is too long, which is told last. */
function problemsBefore(longLine: string): readonly (readonly [string, number])[] {
  const problems = syntaxProblems(parse(longLine.replace("…", "a".repeat(65_536))));
  expect(problems.at(-1)?.code).toBe("line-too-long");
  return problems.slice(0, -1).map(({ code, line }) => [code, line]);
}

test("BuildKit reads up to a line that is too long as if the text ended there", () => {
  expect(problemsBefore("FROM a\nRUN …\nENV A\n")).toEqual([]);
  expect(problemsBefore("# …\nFROM a\n")).toEqual([["no-instructions", 0]]);
  expect(problemsBefore("\n\nFROM …\n")).toEqual([["no-instructions", 2]]);
  expect(problemsBefore("FROM a\nENV \\\nA \\\n…")).toEqual([["missing-arguments", 2]]);
  expect(problemsBefore("FROM a\nRUN <<E\nb\n…\nE\nRUN [1]\n")).toEqual([
    ["unterminated-heredoc", 2],
  ]);
});

test.each([
  ["«»", 0],
  ["«\n»", 1],
  ["«# a\n\n»", 2],
  ["«# a\n # b»", 2],
])("%j has no instruction", (source, line) => {
  checkProblem(source, {
    code: "no-instructions",
    message: "file with no instructions",
    line,
    item: null,
  });
});

test("an unknown instruction is none of the parser's problems", () => {
  expect(syntaxProblems(parse("FROM a\nwhat [1]\n"))).toEqual([]);
});

test("problems come in the order of the text", () => {
  const tree = parse("# escape=x\nENV A\nRUN <<A\nCMD [1]\n");
  expect(syntaxProblems(tree).map(({ code, line }) => [code, line])).toEqual([
    ["invalid-escape", 0],
    ["missing-arguments", 2],
    ["unterminated-heredoc", 3],
    ["json-not-strings", 4],
  ]);
});
