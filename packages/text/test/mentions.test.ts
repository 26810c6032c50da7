import fc from "fast-check";
import { expect, test } from "vitest";
import { mentions } from "../src/index.ts";

test.each([
  ["A=$TAG", "TAG", true],
  ["A=${TAG:-1}", "TAG", true],
  ["A=$TAGS", "TAG", false],
  ["A=$MYTAG $TAG", "TAG", true],
  ["TAGTAG", "TAG", false],
  ["a", "", false],
  ["a[b", "[", false],
  ["a [ b", "[", true],
  ["a (+ b", "(+", true],
])("%s names %s: %s", (text, name, isNamed) => {
  expect(mentions(text, name)).toBe(isNamed);
});

test("is what a regular expression finds, for names that are words", () => {
  const word = fc.stringMatching(/^[a-c_]{1,3}$/);
  const text = fc.stringMatching(/^[a-c_ $.-]{0,20}$/);
  fc.assert(
    fc.property(word, text, (name, over) => {
      expect(mentions(over, name)).toBe(new RegExp(`(?<!\\w)${name}(?!\\w)`).test(over));
    }),
  );
});
