import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenizeIgnoreLine } from "../../src/editor/ignore-tokens.ts";

/** Every coloured piece of a line as "scope:piece". */
function colors(line: string): readonly string[] {
  const tokens = tokenizeIgnoreLine(line);
  return tokens.flatMap(({ startIndex, scopes }, index) =>
    scopes === "" ? [] : [`${scopes}:${line.slice(startIndex, tokens[index + 1]?.startIndex)}`],
  );
}

test.each([
  ["node_modules", []],
  ["# a comment", ["comment:# a comment"]],
  [" # a pattern", []],
  ["!**/.env.example", ["keyword:!", "marker:**"]],
  ["  !keep?", ["keyword:  !", "marker:?"]],
  ["a!b", []],
  ["src/*.[jt]s", ["marker:*", "marker:[jt]"]],
  ["\\#hash\\*", ["escape:\\#", "escape:\\*"]],
  ["[\\]]", ["marker:[\\]]"]],
  ["[open", []],
])("%s", (line, expected) => {
  expect(colors(line)).toEqual(expected);
});

test("tokens of any line start within it and go on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (line) => {
      const starts = tokenizeIgnoreLine(line).map(({ startIndex }) => startIndex);
      expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      expect(starts.every((start) => start >= 0 && start <= line.length)).toBe(true);
    }),
  );
});
