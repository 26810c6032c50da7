import { expect, test } from "vitest";
import { parse, syntaxProblems, tokens } from "../src/index.ts";
import { checkArgs, instructionOf } from "./check.ts";

/** What the items of a text are, and their texts. */
function itemsOf(source: string): readonly (readonly [string, string])[] {
  return parse(source).items.map(({ kind, raw }) => [kind, raw]);
}

test("an empty text has no item", () => {
  expect(parse("")).toEqual({ source: "", escape: "\\", items: [], starts: [0], lines: [1] });
});

test("a byte order mark alone has no item, and counts as a line", () => {
  expect(parse("\uFEFF")).toMatchObject({ items: [], starts: [1], lines: [1] });
  expect(syntaxProblems(parse("\uFEFF"))).toMatchObject([{ line: 1 }]);
});

test("a byte order mark belongs to no item, a second one does", () => {
  expect(parse("\uFEFFFROM a").starts).toEqual([1, 7]);
  expect(instructionOf("\uFEFFFROM a").name).toBe("FROM");
  expect(instructionOf("\uFEFF\uFEFFFROM a").name).toBeNull();
});

test("a text without a final line end has all its lines", () => {
  expect(itemsOf("FROM a\nRUN b")).toEqual([
    ["instruction", "FROM a\n"],
    ["instruction", "RUN b"],
  ]);
  expect(itemsOf("FROM a\n ")).toEqual([
    ["instruction", "FROM a\n"],
    ["blank", " "],
  ]);
  expect(itemsOf("# c")).toEqual([["comment", "# c"]]);
});

test("comments and blank lines may be indented with any space", () => {
  expect(itemsOf("\n \t\u0085\u00A0# a\n\u2003\u3000\r\n\v\f\n")).toEqual([
    ["blank", "\n"],
    ["comment", " \t\u0085\u00A0# a\n"],
    ["blank", "\u2003\u3000\r\n"],
    ["blank", "\v\f\n"],
  ]);
});

test("a comment's text is trimmed", () => {
  expect(parse(" #  a # b \u0085\r\n").items).toMatchObject([{ text: "a # b" }]);
  expect(parse("#\n").items).toMatchObject([{ text: "" }]);
});

test("tabs, vertical tabs, form feeds and lone CRs part keyword and arguments", () => {
  for (const space of ["\t", "\v", "\f", "\r", " \t "]) {
    checkArgs(`FROM${space}«a»${space}«AS»${space}«b»${space}`, ["a", "AS", "b"]);
  }
});

test.each(["\u0085", "\u00A0", "\u2003", "\u3000", "\u2028"])(
  "%j around an instruction is trimmed, but does not part keyword and arguments",
  (space) => {
    expect(instructionOf(`${space}FROM a${space}\n`)).toMatchObject({
      name: "FROM",
      rest: { text: "a" },
    });
    expect(instructionOf(`FROM${space}a`)).toMatchObject({
      name: null,
      keyword: { text: `FROM${space}a` },
    });
    expect(instructionOf(`FROM ${space}a`)).toMatchObject({ name: "FROM", rest: { text: "a" } });
  },
);

test("a byte order mark in the text is no space", () => {
  checkArgs("FROM «a\uFEFF»", ["a\uFEFF"]);
});

test("only a line feed ends a line", () => {
  expect(parse("FROM a\rRUN b\u2028RUN c\u0085d").items).toHaveLength(1);
});

test("NUL is an ordinary character", () => {
  checkArgs("FROM «a\0b»\n", ["a\0b"]);
  expect(itemsOf("\0")).toEqual([["instruction", "\0"]]);
});

test("half of a surrogate pair is an ordinary character", () => {
  checkArgs("FROM «a\uD83D» «\uDC0B»\n", ["a\uD83D", "\uDC0B"]);
});

test.each([
  ["heredocs without end", "RUN <<A\n"],
  ["heredocs without end, each of another name", (count: number) => `RUN <<A${count}\n`],
  ["continued words", "FROM a \\\na"],
  ["continued flags", "RUN --a \\\n--b"],
  ["lone CRs", "\r"],
  ["a directive of spaces", (count: number) => (count === 0 ? "# syntax=a" : " ")],
  ["a directive of CRs", (count: number) => (count === 0 ? "# syntax=a" : "\r")],
  ["a heredoc marker of spaces", (count: number) => (count === 0 ? "RUN <<" : " ")],
  ["ONBUILD in ONBUILD", "ONBUILD "],
  ["brackets", (count: number) => (count === 0 ? "RUN [" : "[")],
  ["braces", (count: number) => (count === 0 ? "RUN <<" : "${a:-")],
  ["quotes", (count: number) => (count === 0 ? "RUN <<" : "'")],
  ["escapes", (count: number) => (count === 0 ? "RUN <<" : "\\")],
  ["words", (count: number) => (count === 0 ? "ENV A=" : '="a ')],
  ["empty lines in a heredoc", (count: number) => (count === 0 ? "RUN <<A\n" : "\r\n")],
])("5,000 pieces of %s end in time, though a character is wrong at the end", (_, piece) => {
  const make = typeof piece === "string" ? () => piece : piece;
  const source = `${Array.from({ length: 5_000 }, (_unused, count) => make(count)).join("")}<`;
  const tree = parse(source);
  expect(tokens(tree).at(-1)?.span.end).toBe(source.length);
  expect(syntaxProblems(tree).length).toBeGreaterThanOrEqual(0);
});
