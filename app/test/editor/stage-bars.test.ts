import { createLineIndex } from "@stagemap/text";
import { expect, test } from "vitest";
import { areSameBars, barDecorations, barLines } from "../../src/editor/stage-bars.ts";

const text = "ARG v\n\nFROM a\nRUN b\n\nFROM c\n";
const lines = createLineIndex(text);

function rangeOf({ start, end }: { start: number; end: number }) {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    startLineNumber: from.line,
    startColumn: from.column,
    endLineNumber: to.line,
    endColumn: to.column,
  };
}

const bars = barLines(
  [
    { span: { start: 7, end: 21 }, color: 0 },
    { span: { start: 21, end: text.length }, color: 1 },
  ],
  rangeOf,
  (line) => text.split("\n")[line - 1] === "",
);

test("a bar stands beside its stage's lines without the empty ones at the end", () => {
  expect(bars).toEqual([
    { first: 3, last: 4, color: 0 },
    { first: 6, last: 6, color: 1 },
  ]);
});

test("a bar's first and last line have its round ends", () => {
  const classes = { bar: "bar", top: "top", bottom: "bottom", colors: ["red", "blue"] };
  const drawn = [...bars, { first: 8, last: 11, color: 0 }].map((bar) =>
    barDecorations(bar, { classes, isInOverview: false }).map(({ range, options }) => [
      range.startLineNumber,
      range.endLineNumber,
      options.linesDecorationsClassName,
    ]),
  );
  expect(drawn).toEqual([
    [
      [3, 3, "bar red top"],
      [4, 4, "bar red bottom"],
    ],
    [[6, 6, "bar blue top bottom"]],
    [
      [8, 8, "bar red top"],
      [11, 11, "bar red bottom"],
      [9, 10, "bar red"],
    ],
  ]);
});

test("bars are the same only when lines and colours are", () => {
  expect(areSameBars(bars, structuredClone(bars))).toBe(true);
  expect(areSameBars(bars, bars.slice(1))).toBe(false);
  expect(areSameBars([{ first: 1, last: 2, color: 0 }], [{ first: 1, last: 2, color: 1 }])).toBe(
    false,
  );
});
