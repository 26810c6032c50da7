import { expect, test } from "vitest";
import { parseIgnoreFile } from "../src/index.ts";

/** Each line as its kind, or for a pattern as BuildKit hands it on. */
function checkLines(text: string, expected: readonly string[]): void {
  const { lines } = parseIgnoreFile(text);
  expect(lines.map((line) => (line.kind === "pattern" ? line.pattern : line.kind))).toEqual(
    expected,
  );
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
}

test.each<[name: string, text: string, expected: readonly string[]]>([
  ["nothing", "", []],
  ["a line without an end", "a", ["a"]],
  ["no further line after the last line end", "a\n", ["a"]],
  ["comments and blank lines", "# x\n\n  \t\na", ["comment", "blank", "blank", "a"]],
  ["a “#” behind a space as a pattern", " # x", ["# x"]],
  ["a “#” behind a pattern as a part of it", "a # x", ["a # x"]],
  ["no white space around", " \u00a0a b\t\u0085", ["a b"]],
  ["a byte order mark at the start only", "\ufeffa\n\ufeffb", ["a", "\ufeffb"]],
  ["a comment behind a byte order mark", "\ufeff# x", ["comment"]],
  ["CRLF", "a\r\n\r\n# x\r\nb\r\n", ["a", "blank", "comment", "b"]],
  ["no leading and trailing slashes", "/a/\n//b//c//\n/", ["a", "b/c", "/"]],
  ["cleaned paths", "./a\na/./b\na/../b\n../a\n.", ["a", "a/b", "b", "../a", "."]],
  ["exceptions like other patterns", "!a\n! /b/ \n!./c", ["!a", "!b", "!c"]],
  ["a “!” twice", "!!a", ["!!a"]],
])("reads %s", (_, text, expected) => {
  checkLines(text, expected);
});

test("gives each line its span, and a pattern without the space around", () => {
  const { lines } = parseIgnoreFile("\ufeff# x\r\n\n  a b \r\n!c");
  expect(lines.map(({ span }) => span)).toEqual([
    { start: 1, end: 4 },
    { start: 6, end: 6 },
    { start: 9, end: 12 },
    { start: 15, end: 17 },
  ]);
});

test("counts UTF-16 code units", () => {
  expect(parseIgnoreFile("😀\nb").lines.at(-1)?.span).toEqual({ start: 3, end: 4 });
});

test("tells exceptions, also where a “!” comes to the front", () => {
  const { lines } = parseIgnoreFile("!a\na\n./!a\n\\!a");
  expect(lines.map((line) => line.kind === "pattern" && line.isException)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("says on which lines a build fails", () => {
  const { problems } = parseIgnoreFile("a\n!\n[z-a]\n src\\Models\n[\n!/\n");
  expect(problems).toEqual([
    {
      code: "lone-exclamation",
      line: 2,
      span: { start: 2, end: 3 },
      message:
        'illegal exclusion pattern: "!": the line names nothing to keep, and the build fails on it. Write a path behind the “!” or remove the line.',
    },
    {
      code: "bad-pattern",
      line: 3,
      span: { start: 4, end: 9 },
      message:
        "syntax error in pattern: “[z-a]” cannot be read, and the build fails on it. Close every “[”, put something in it and write its ranges upwards, such as “[a-z]”, or quote it as “\\[”.",
    },
    {
      code: "bad-pattern",
      line: 4,
      span: { start: 11, end: 21 },
      message:
        "syntax error in pattern: “src\\Models” cannot be read, and the build fails on it. A “\\” does not part folders, it gives the character behind it another meaning: write “/”.",
    },
    expect.objectContaining({ code: "bad-pattern", line: 5 }),
    expect.objectContaining({ code: "lone-exclamation", line: 6 }),
  ]);
});

test.each([
  ["a".repeat(65_535), 0],
  ["a".repeat(65_536), 1],
  ["#".repeat(65_536), 1],
  ["é".repeat(32_768), 1],
  [`${"a".repeat(65_535)}\r`, 1],
])("a line has its limit in bytes (case %#)", (line, count) => {
  const { problems } = parseIgnoreFile(`b\n${line}\nc`);
  expect(problems.map(({ code }) => code)).toEqual(Array(count).fill("line-too-long"));
});
