import { dockerfileText, hostileText } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expand, parse, syntaxProblems, tokens } from "../src/index.ts";
import type { Instruction, InstructionItem, Item, LocalSpan, Word } from "../src/index.ts";

const RUNS = { numRuns: 300 };
const anyText = fc.oneof(hostileText(), dockerfileText());

test("tokens follow each other without a gap and make up the source", () => {
  fc.assert(fc.property(anyText, checkTokens), RUNS);
});

function checkTokens(source: string): void {
  let at = 0;
  for (const { span } of tokens(parse(source))) {
    expect(span.start).toBe(at);
    expect(span.end).toBeGreaterThan(at);
    at = span.end;
  }
  expect(at).toBe(source.length);
}

test("items make up the source behind the byte order mark, and starts and lines are theirs", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const tree = parse(source);
      const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
      expect(mark + tree.items.map(({ raw }) => raw).join("")).toBe(source);
      expect(tree.starts).toHaveLength(tree.items.length + 1);
      expect(tree.lines).toHaveLength(tree.items.length + 1);
      for (const [index, start] of tree.starts.entries()) {
        expect(source.slice(start).startsWith(tree.items[index]?.raw ?? "")).toBe(true);
        expect(tree.lines[index]).toBe(source.slice(0, start).split("\n").length);
      }
    }),
    RUNS,
  );
});

test("every span lies inside its item, and the text of a word on one line is the source's", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      for (const item of parse(source).items) checkItem(item);
    }),
    RUNS,
  );
});

function checkItem(item: Item): void {
  for (const problem of item.problems) checkInside(problem, item);
  switch (item.kind) {
    case "instruction":
      checkInstruction(item.instruction, item);
      for (const { marker, body, terminator } of item.heredocs) {
        checkInside(marker, item);
        checkInside(body, item);
        if (terminator !== null) checkInside(terminator, item);
        expect(item.raw.slice(marker.from, marker.to)).toContain("<<");
      }
      return;
    case "directive":
      checkInside(item.nameSpan, item);
      checkWord(item.value, item);
      expect(item.raw.slice(item.nameSpan.from, item.nameSpan.to).toLowerCase()).toBe(item.name);
      return;
    case "comment":
    case "blank":
  }
}

function checkInside({ from, to }: LocalSpan, { raw }: Item): void {
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeGreaterThanOrEqual(from);
  expect(raw.length).toBeGreaterThanOrEqual(to);
}

function checkWord(word: Word, item: Item): void {
  checkInside(word, item);
  const slice = item.raw.slice(word.from, word.to);
  if (!slice.includes("\n")) expect(word.text).toBe(slice);
}

function checkInstruction(instruction: Instruction, item: InstructionItem): void {
  const { keyword, rest, flags, args, pairs, isJson, inner } = instruction;
  checkWord(keyword, item);
  checkWord(rest, item);
  for (const flag of flags) {
    checkInside(flag, item);
    if (flag.valueSpan !== null) {
      checkInside(flag.valueSpan, item);
      expect(flag.valueSpan.to).toBe(flag.to);
    }
  }
  for (const word of args) {
    if (isJson) checkInside(word, item);
    else checkWord(word, item);
  }
  for (const { key, value } of pairs) {
    checkWord(key, item);
    checkWord(value, item);
  }
  if (inner !== null) checkInstruction(inner, item);
}

test("problems lie inside the text and name one of its lines", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const lineCount = source.split("\n").length;
      for (const { span, line } of syntaxProblems(parse(source))) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(source.length).toBeGreaterThanOrEqual(span.end);
        expect(line).toBeGreaterThanOrEqual(0);
        expect(lineCount).toBeGreaterThanOrEqual(line);
      }
    }),
    RUNS,
  );
});

test("realistic files have no problem", () => {
  fc.assert(
    fc.property(dockerfileText(), (source) => {
      expect(syntaxProblems(parse(source))).toEqual([]);
    }),
  );
});

test("a tree survives structured cloning", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const tree = parse(source);
      expect(structuredClone(tree)).toEqual(tree);
    }),
    { numRuns: 100 },
  );
});

const expandOptions = fc.record({
  escape: fc.constantFrom("\\", "`"),
  rawQuotes: fc.boolean(),
  rawEscapes: fc.boolean(),
  keepUnset: fc.boolean(),
  ignoreQuotes: fc.boolean(),
});

test("expanding never throws, and its words stand in the source one after the other", () => {
  fc.assert(
    fc.property(hostileText(), fc.option(fc.string()), expandOptions, (word, value, options) => {
      const lookUp = (): string | undefined => value ?? undefined;
      const expansion = expand(word, { ...options, lookUp });
      if (!expansion.ok) return;
      let at = 0;
      for (const { start, end } of expansion.words) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(word.length).toBeGreaterThanOrEqual(end);
        at = start;
      }
    }),
    RUNS,
  );
});

test("text without quotes, escapes and dollars expands to itself", () => {
  const plain = fc.string().filter((text) => !/['"\\$]/.test(text));
  fc.assert(
    fc.property(plain, (word) => {
      const expansion = expand(word, { escape: "\\", lookUp: () => "x" });
      expect(expansion).toMatchObject({ ok: true, text: word });
    }),
  );
});
