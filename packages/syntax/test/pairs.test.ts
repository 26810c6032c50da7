import { expect, test } from "vitest";
import { checkSpans, instructionOf } from "./check.ts";

/** Expects keys and values at the «marks», each key before its value, with these texts. */
function checkPairs(source: string, pairs: readonly (readonly [string, string])[]): boolean[] {
  const { instruction } = checkSpans(source, (item) =>
    item.instruction.pairs.flatMap(({ key, value }) => [key, value]),
  );
  expect(instruction.pairs.map(({ key, value }) => [key.text, value.text])).toEqual(pairs);
  expect(instruction.args).toEqual([]);
  return instruction.pairs.map(({ hasEquals }) => hasEquals);
}

test.each<[string, [string, string][]]>([
  ["ENV «A»=«b»", [["A", "b"]]],
  [
    "LABEL «a»=«b»  «c»=«d»\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["ENV «A»=«»", [["A", ""]]],
  [
    "ENV «A»=«» «B»=«»\n",
    [
      ["A", ""],
      ["B", ""],
    ],
  ],
  ["ENV «A»=«b=c=»", [["A", "b=c="]]],
  ["ENV «»=«a»", [["", "a"]]],
  [
    "ENV «A»=«\"b c\"» «D»=«'e f'»",
    [
      ["A", '"b c"'],
      ["D", "'e f'"],
    ],
  ],
  ['ENV «A»=«b"c d"e»', [["A", 'b"c d"e']]],
  ['LABEL «"a b"»=«c»', [['"a b"', "c"]]],
  [
    "ENV «A»=«b\\ c» «D»=«e»",
    [
      ["A", "b\\ c"],
      ["D", "e"],
    ],
  ],
  [
    'ENV «A»=«"b\\" c"» «D»=«e»',
    [
      ["A", '"b\\" c"'],
      ["D", "e"],
    ],
  ],
  [
    "ENV «A»=«'b\\'» «C»=«d»",
    [
      ["A", "'b\\'"],
      ["C", "d"],
    ],
  ],
  ['ENV «A»=«"b c D=e»', [["A", '"b c D=e']]],
  [
    "ENV «A»=«b»\u00A0«C»=«d»",
    [
      ["A", "b"],
      ["C", "d"],
    ],
  ],
  [
    "ENV «A»=«b» \\\n  # c\n  «C»=«d»",
    [
      ["A", "b"],
      ["C", "d"],
    ],
  ],
  [
    "ENV «A»=«$B» «${C}»=«d»",
    [
      ["A", "$B"],
      ["${C}", "d"],
    ],
  ],
  ["ENV «A»=«b\\\\»", [["A", "b\\\\"]]],
  ["ENV «A»=«b»\\\v", [["A", "b"]]],
])("%s has pairs with =", (source, pairs) => {
  expect(new Set(checkPairs(source, pairs))).toEqual(new Set([true]));
});

test.each<[string, [string, string][]]>([
  ["ENV «A» «b»", [["A", "b"]]],
  ["ENV «A»  \t«b  c=d 'e'»  \n", [["A", "b  c=d 'e'"]]],
  ["LABEL «a» «b»", [["a", "b"]]],
  ['ENV «"A» «B" c»', [['"A', 'B" c']]],
  ["ENV «A» «=b»", [["A", "=b"]]],
  ["ENV «A» \\\n «b»", [["A", "b"]]],
])("%s is the older form, one pair", (source, pairs) => {
  expect(checkPairs(source, pairs)).toEqual([false]);
});

test("with the backtick as escape it escapes, and a backslash does not", () => {
  expect(instructionOf("# escape=`\nENV A=b` c D=\\ E=f").pairs).toMatchObject([
    { value: { text: "b` c" } },
    { value: { text: "\\" } },
    { value: { text: "f" } },
  ]);
});

test("only ENV and LABEL have pairs", () => {
  expect(instructionOf("ARG A=b").pairs).toEqual([]);
  expect(instructionOf("ONBUILD ENV A=b").inner?.pairs).toHaveLength(1);
});

test("the pairs before one that lacks its = are kept", () => {
  expect(instructionOf("ENV A=b C D=e").pairs).toMatchObject([{ key: { text: "A" } }]);
  expect(instructionOf("ENV A").pairs).toEqual([]);
});
