import { isDeepStrictEqual } from "node:util";
import { dockerfileText, hostileText } from "@stagemap/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expand, expandWords, parse, syntaxProblems, tokens } from "../src/index.ts";
import type {
  Expansion,
  Instruction,
  InstructionItem,
  Item,
  LocalSpan,
  Word,
  WordsExpansion,
} from "../src/index.ts";

const RUNS = { numRuns: 300 };
const anyText = fc.oneof(hostileText(), dockerfileText());

test("tokens follow each other without a gap and make up the source", () => {
  fc.assert(fc.property(anyText, checkTokens), RUNS);
});

function checkTokens(source: string): void {
  const spans = tokens(parse(source)).map(({ span }) => span);
  const isGapless = spans.every(({ start, end }, index) => {
    return end > start && start === (spans[index - 1]?.end ?? 0);
  });
  expect(isGapless).toBe(true);
  expect(spans.at(-1)?.end ?? 0).toBe(source.length);
}

test("items make up the source behind the byte order mark, and starts and lines are theirs", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const tree = parse(source);
      const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
      expect(mark + tree.items.map(({ raw }) => raw).join("")).toBe(source);
      expect(tree.starts).toHaveLength(tree.items.length + 1);
      expect(tree.lines).toHaveLength(tree.items.length + 1);
      expect(
        tree.items.map(({ raw }, index) => source.startsWith(raw, tree.starts[index])),
      ).not.toContain(false);
      expect(tree.lines).toEqual(
        tree.starts.map((start) => source.slice(0, start).split("\n").length),
      );
    }),
    RUNS,
  );
});

test("every span lies inside its item, and the text of a word on one line is the source's", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      expect(parse(source).items.filter((item) => !isItemSound(item))).toEqual([]);
    }),
    RUNS,
  );
});

function isItemSound(item: Item): boolean {
  if (!item.problems.every((problem) => isInside(problem, item))) return false;
  switch (item.kind) {
    case "instruction":
      return (
        isInstructionSound(item.instruction, item) &&
        item.heredocs.every(({ marker, body, terminator }) => {
          const parts = [marker, body, terminator ?? body];
          return (
            sliceOf(marker, item).includes("<<") && parts.every((part) => isInside(part, item))
          );
        })
      );
    case "directive":
      return (
        sliceOf(item.nameSpan, item).toLowerCase() === item.name &&
        isInside(item.nameSpan, item) &&
        isWordSound(item.value, item)
      );
    case "comment":
    case "blank":
      return true;
  }
}

function sliceOf({ from, to }: LocalSpan, { raw }: Item): string {
  return raw.slice(from, to);
}

function isInside({ from, to }: LocalSpan, { raw }: Item): boolean {
  return from >= 0 && to >= from && to <= raw.length;
}

function isWordSound(word: Word, item: Item): boolean {
  const slice = sliceOf(word, item);
  // BuildKit cuts a character of HEALTHCHECK's type in two when one of its bytes looks like a space.
  const isCut = word.text.endsWith("\uFFFD");
  return isInside(word, item) && (slice.includes("\n") || slice === word.text || isCut);
}

function isInstructionSound(instruction: Instruction, item: InstructionItem): boolean {
  const { keyword, rest, flags, args, pairs, isJson, inner } = instruction;
  const words = [keyword, rest, ...pairs.flatMap(({ key, value }) => [key, value])];
  return (
    words.every((word) => isWordSound(word, item)) &&
    args.every((word) => (isJson ? isInside(word, item) : isWordSound(word, item))) &&
    flags.every(({ from, to, valueSpan }) => {
      const value = valueSpan ?? { from: to, to };
      return isInside({ from, to }, item) && isInside(value, item) && value.to === to;
    }) &&
    (inner === null || isInstructionSound(inner, item))
  );
}

test("problems lie inside the text and name one of its lines", () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const lineCount = source.split("\n").length;
      const isSound = syntaxProblems(parse(source)).every(
        ({ span: { start, end }, line }) =>
          start >= 0 && end >= start && end <= source.length && line >= 0 && line <= lineCount,
      );
      expect(isSound).toBe(true);
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
      expect(isDeepStrictEqual(structuredClone(tree), tree)).toBe(true);
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

function withoutWords(expansion: WordsExpansion): Expansion {
  if (!expansion.ok) return expansion;
  const { text, matched, unmatched } = expansion;
  return { ok: true, text, matched, unmatched };
}

test("expanding never throws, and its words stand in the source one after the other", () => {
  fc.assert(
    fc.property(hostileText(), fc.option(fc.string()), expandOptions, (word, value, options) => {
      const lookUp = (): string | undefined => value ?? undefined;
      const expansion = expandWords(word, { ...options, lookUp });
      expect(expand(word, { ...options, lookUp })).toEqual(withoutWords(expansion));
      if (!expansion.ok) return;
      const { words } = expansion;
      const isSound = words.every(
        ({ start, end }, index) =>
          start >= (words[index - 1]?.start ?? 0) && end > start && end <= word.length,
      );
      expect(isSound).toBe(true);
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
