import { expect, test } from "vitest";
import { parse, tokens } from "../src/index.ts";

/** Expects the tokens of a text as pairs of kind and text, which together are the text. */
function checkTokens(expected: readonly (readonly [string, string])[]): void {
  const source = expected.map(([, text]) => text).join("");
  const found = tokens(parse(source)).map(({ kind, span }) => [
    kind,
    source.slice(span.start, span.end),
  ]);
  expect(found).toEqual(expected);
}

test("an empty text has no token", () => {
  checkTokens([]);
});

test("an instruction is keyword, flags and words, with spaces between", () => {
  checkTokens([
    ["space", " "],
    ["keyword", "COPY"],
    ["space", "  "],
    ["flag", "--from='a b'"],
    ["space", " \t"],
    ["word", "x"],
    ["space", " "],
    ["word", '"y'],
    ["space", " "],
    ["word", 'z"'],
    ["space", " "],
    ["line-end", "\r\n"],
  ]);
});

test("continued lines have their marks, comments and empty lines", () => {
  checkTokens([
    ["keyword", "RUN"],
    ["space", " "],
    ["continuation", "\\"],
    ["space", " "],
    ["line-end", "\n"],
    ["space", "  "],
    ["comment", "# c \\"],
    ["line-end", "\n"],
    ["line-end", "\n"],
    ["space", " "],
    ["word", "a"],
    ["continuation", "\\"],
    ["line-end", "\r\n"],
    ["word", "b"],
  ]);
});

test("keywords and flags may be in pieces", () => {
  checkTokens([
    ["keyword", "RU"],
    ["continuation", "\\"],
    ["line-end", "\n"],
    ["keyword", "N"],
    ["space", " "],
    ["flag", "--a="],
    ["continuation", "\\"],
    ["line-end", "\n"],
    ["flag", "b"],
    ["space", " "],
    ["word", "c"],
  ]);
});

test("heredocs have markers, bodies and ends", () => {
  checkTokens([
    ["keyword", "COPY"],
    ["space", " "],
    ["heredoc-marker", "<<A"],
    ["space", " "],
    ["heredoc-marker", "<<-'B'"],
    ["space", " "],
    ["word", "/x"],
    ["line-end", "\n"],
    ["heredoc-body", "a b\n"],
    ["heredoc-end", "A"],
    ["line-end", "\n"],
    ["heredoc-end", "\tB"],
    ["line-end", "\n"],
    ["keyword", "RUN"],
  ]);
});

test("a heredoc without an end has a body to where it is given up", () => {
  checkTokens([
    ["keyword", "RUN"],
    ["space", " "],
    ["heredoc-marker", "<<A"],
    ["line-end", "\n"],
    ["heredoc-body", "x\n"],
    ["keyword", "RUN"],
    ["space", " "],
    ["word", "y"],
  ]);
});

test("the instruction in ONBUILD has its own keyword and flags", () => {
  checkTokens([
    ["keyword", "ONBUILD"],
    ["space", " "],
    ["keyword", "COPY"],
    ["space", " "],
    ["flag", "--link"],
    ["space", " "],
    ["word", "a"],
  ]);
});

test("directives, comments, blank lines and a byte order mark have theirs", () => {
  checkTokens([
    ["byte-order-mark", "\uFEFF"],
    ["space", " "],
    ["directive", "# escape=`"],
    ["line-end", "\r\r\n"],
    ["space", "\t"],
    ["line-end", "\n"],
    ["comment", "# escape=\\ "],
    ["line-end", "\n"],
    ["keyword", "RUN"],
    ["space", " "],
    ["continuation", "`"],
    ["line-end", "\n"],
    ["word", "\\"],
  ]);
});

test("a lone CR is a space, at the end of the text too", () => {
  checkTokens([
    ["space", "\r\r"],
    ["keyword", "RUN"],
    ["space", "\r"],
    ["word", "a"],
    ["space", "\r"],
  ]);
});
