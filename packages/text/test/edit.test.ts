import fc from "fast-check";
import { expect, test } from "vitest";
import { marked } from "@stagemap/testkit";
import { applyEdits, mapOffset, minimalEdit } from "../src/index.ts";
import type { TextEdit } from "../src/index.ts";

/** Edits that give the «marks» of a text new texts, in their order. */
function editsAt(source: string, ...newTexts: readonly string[]): [string, readonly TextEdit[]] {
  const { text, spans } = marked(source);
  return [text, spans.map((span, index) => ({ span, newText: newTexts[index] ?? "" }))];
}

test("applies edits that refer to the text before any of them", () => {
  expect(applyEdits(...editsAt("FROM «a» AS «b»", "alpine", "x"))).toBe("FROM alpine AS x");
});

test("the order of the list does not matter", () => {
  const [text, edits] = editsAt("«a»b«c»", "1", "2");
  expect(applyEdits(text, edits.toReversed())).toBe("1b2");
});

test("no edit leaves the text as it is", () => {
  expect(applyEdits("a", [])).toBe("a");
});

test("insertions at one place keep the order of the list", () => {
  const here = { start: 1, end: 1 };
  const edits = [
    { span: here, newText: "1" },
    { span: here, newText: "2" },
  ];
  expect(applyEdits("ab", edits)).toBe("a12b");
  expect(applyEdits("ab", edits.toReversed())).toBe("a21b");
});

test("an insertion may touch a replacement at either end, in any order of the list", () => {
  const [text, edits] = editsAt("a«»«b»«»c", "<", "X", ">");
  expect(applyEdits(text, edits)).toBe("a<X>c");
  expect(applyEdits(text, edits.toReversed())).toBe("a<X>c");
});

test("inserts at both ends of the text", () => {
  expect(applyEdits(...editsAt("«»a«»", "<", ">"))).toBe("<a>");
});

test.each<[string, TextEdit[]]>([
  ["two edits of one place", [replace(0, 2), replace(1, 3)]],
  ["one edit inside another", [replace(0, 3), replace(1, 2)]],
  ["the same edit twice", [replace(0, 1), replace(0, 1)]],
  ["an insertion inside a replacement", [replace(0, 2), replace(1, 1)]],
  ["an edit behind the text", [replace(3, 4)]],
  ["an edit before the text", [replace(-1, 0)]],
  ["an edit that ends before it starts", [replace(2, 1)]],
])("refuses %s", (_, edits) => {
  expect(() => applyEdits("abc", edits)).toThrow(RangeError);
});

function replace(start: number, end: number, newText = "x"): TextEdit {
  return { span: { start, end }, newText };
}

test.each([
  { offset: 0, before: 0, after: 0, why: "before the replacement" },
  { offset: 2, before: 2, after: 2, why: "at the start of the replacement" },
  { offset: 3, before: 2, after: 6, why: "inside the replacement" },
  { offset: 4, before: 6, after: 6, why: "at the end of the replacement" },
  { offset: 5, before: 7, after: 7, why: "behind the replacement" },
])("an offset $why moves to $before or $after", ({ offset, before, after }) => {
  const edits = [replace(2, 4, "long")];
  expect(mapOffset(offset, edits, "before")).toBe(before);
  expect(mapOffset(offset, edits, "after")).toBe(after);
});

test("an offset at an insertion stays before it or moves behind it", () => {
  const edits = [replace(2, 2, "new")];
  expect(mapOffset(2, edits, "before")).toBe(2);
  expect(mapOffset(2, edits, "after")).toBe(5);
  expect(mapOffset(3, edits, "before")).toBe(6);
});

test("an offset inside a deletion moves to where it was", () => {
  const edits = [replace(1, 4, "")];
  expect(mapOffset(2, edits, "before")).toBe(1);
  expect(mapOffset(2, edits, "after")).toBe(1);
});

test("an offset behind several edits moves by all of them", () => {
  const edits = [replace(4, 5, ""), replace(0, 0, "ab"), replace(1, 2, "xyz")];
  expect(mapOffset(6, edits, "before")).toBe(6 + 2 + 2 - 1);
});

test("without an edit an offset stays", () => {
  expect(mapOffset(3, [], "after")).toBe(3);
});

const shortText = fc.string({
  unit: fc.constantFrom("a", "b", "\r", "\n", "\r\n", "🐋", "🐳", "\uD83D", "\uDC33"),
  maxLength: 12,
});

test("an offset's text behind it, and with the other bias before it, survives edits elsewhere", () => {
  fc.assert(
    fc.property(shortText, shortText, fc.nat(), fc.nat(), (text, newText, first, second) => {
      const [start = 0, end = 0] = [first, second]
        .map((n) => n % (text.length + 1))
        .toSorted((a, b) => a - b);
      const edits = [{ span: { start, end }, newText }];
      const result = applyEdits(text, edits);
      for (let offset = 0; offset <= text.length; offset++) {
        const before = mapOffset(offset, edits, "before");
        const after = mapOffset(offset, edits, "after");
        expect(after).toBeGreaterThanOrEqual(before);
        if (offset >= end) expect(result.slice(after)).toBe(text.slice(offset));
        if (offset <= start) expect(result.slice(0, before)).toBe(text.slice(0, offset));
      }
    }),
  );
});

test.each<[string, string, TextEdit | null]>([
  ["abc", "abc", null],
  ["", "", null],
  ["", "a", replace(0, 0, "a")],
  ["a", "", replace(0, 1, "")],
  ["abc", "axc", replace(1, 2, "x")],
  ["aa", "aaa", replace(2, 2, "a")],
  ["aaa", "aa", replace(2, 3, "")],
  ["FROM a\n", "FROM a\nRUN b\n", replace(7, 7, "RUN b\n")],
])("the smallest edit from %j to %j", (before, after, expected) => {
  expect(minimalEdit(before, after)).toEqual(expected);
});

test("it takes whole characters, not halves of a surrogate pair", () => {
  expect(minimalEdit("a🐋b", "a🐳b")).toEqual(replace(1, 3, "🐳"));
  expect(minimalEdit("a\u{1F40B}", "a\u{1FC0B}")).toEqual(replace(1, 3, "\u{1FC0B}"));
});

test("it takes whole line ends, not halves of a CRLF", () => {
  expect(minimalEdit("a\r\n", "a\n")).toEqual(replace(1, 3, "\n"));
  expect(minimalEdit("a\r\n", "a\r")).toEqual(replace(1, 3, "\r"));
  expect(minimalEdit("a\n", "a\r\n")).toEqual(replace(1, 2, "\r\n"));
  expect(minimalEdit("a\r\nb\r\n", "a\r\nc\r\n")).toEqual(replace(3, 4, "c"));
});

test("the smallest edit gives the new text and splits no pair of either text", () => {
  fc.assert(
    fc.property(shortText, shortText, (before, after) => {
      const edit = minimalEdit(before, after);
      if (edit === null) {
        expect(after).toBe(before);
        return;
      }
      const { span, newText } = edit;
      expect(applyEdits(before, [edit])).toBe(after);
      checkNotInPair(before, span.start);
      checkNotInPair(before, span.end);
      checkNotInPair(after, span.start);
      checkNotInPair(after, span.start + newText.length);
    }),
    { numRuns: 2000 },
  );
});

function checkNotInPair(text: string, at: number): void {
  expect(text.slice(Math.max(at - 1, 0), at + 1)).not.toMatch(
    /^(\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/,
  );
}
