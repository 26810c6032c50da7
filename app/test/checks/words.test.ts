import { expect, test } from "vitest";
import { markedPieces, withoutMarks } from "../../src/checks/marks.ts";
import { plainMarkdown } from "../../src/editor/plain-markdown.ts";

test("an example is cut at its marks, which may nest or mark a place", () => {
  const pieces = markedPieces("FROM «a «b»» c«»");
  expect(pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("")).toBe(
    "FROM [a ][b] c[]",
  );
  expect(withoutMarks("FROM «a «b»» c«»")).toBe("FROM a b c");
});

test("a sentence reads as it is written in Markdown, but for its code", () => {
  expect(plainMarkdown("Use `a_b*` not [x](y) <b> _z_.")).toBe(
    "Use `a_b*` not \\[x\\]\\(y\\) \\<b\\> \\_z\\_\\.",
  );
});
