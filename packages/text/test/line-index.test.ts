import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineIndex } from "../src/index.ts";

test("counts lines and columns from 1", () => {
  const index = createLineIndex("ab\ncd");
  expect(index.lineCount).toBe(2);
  expect([0, 1, 2, 3, 4, 5].map((offset) => index.positionAt(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 2, column: 3 },
  ]);
});

test("an empty text has one empty line", () => {
  const index = createLineIndex("");
  expect(index.lineCount).toBe(1);
  expect(index.positionAt(0)).toEqual({ line: 1, column: 1 });
  expect(index.offsetAt({ line: 1, column: 1 })).toBe(0);
});

test("a final line end opens one more line", () => {
  const index = createLineIndex("a\n");
  expect(index.lineCount).toBe(2);
  expect(index.positionAt(2)).toEqual({ line: 2, column: 1 });
});

test("a lone CR ends no line, and the CR of a CRLF belongs to its line", () => {
  const index = createLineIndex("a\rb\r\nc");
  expect(index.lineCount).toBe(2);
  expect(index.positionAt(4)).toEqual({ line: 1, column: 5 });
  expect(index.lineAt(5)).toBe(2);
});

test("an offset outside the text counts as its nearest end", () => {
  const index = createLineIndex("a\nb");
  expect(index.positionAt(-5)).toEqual({ line: 1, column: 1 });
  expect(index.positionAt(99)).toEqual({ line: 2, column: 2 });
  expect(index.lineAt(-5)).toBe(1);
  expect(index.lineAt(99)).toBe(2);
});

test("a position outside the text counts as the nearest one inside", () => {
  const index = createLineIndex("ab\nc");
  expect(index.offsetAt({ line: 0, column: 2 })).toBe(0);
  expect(index.offsetAt({ line: 9, column: 1 })).toBe(4);
  expect(index.offsetAt({ line: 1, column: 0 })).toBe(0);
  expect(index.offsetAt({ line: 1, column: 9 })).toBe(2);
  expect(index.offsetAt({ line: 2, column: 9 })).toBe(4);
});

const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "🐋"), maxLength: 30 });

test("every offset comes back from its position", () => {
  fc.assert(
    fc.property(text, (source) => {
      const index = createLineIndex(source);
      expect(index.lineCount).toBe(source.split("\n").length);
      for (let offset = 0; offset <= source.length; offset++) {
        const position = index.positionAt(offset);
        expect(index.offsetAt(position)).toBe(offset);
        expect(position.line).toBe(source.slice(0, offset).split("\n").length);
        expect(index.lineAt(offset)).toBe(position.line);
      }
    }),
  );
});
