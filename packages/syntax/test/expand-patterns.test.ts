import fc from "fast-check";
import { expect, test } from "vitest";
import { expand } from "../src/index.ts";
import type { Expansion } from "../src/index.ts";

/** Expands a word in which `$x` is `value`. */
function expanded(word: string, value: string | undefined, escape = "\\"): Expansion {
  return expand(word, { escape, lookUp: (name) => (name === "x" ? value : undefined) });
}

function checkText(word: string, value: string | undefined, text: string): void {
  expect(expanded(word, value)).toMatchObject({ ok: true, text });
}

test.each([
  ["${x#a}", "aab", "ab"],
  ["${x##a}", "aab", "ab"],
  ["${x#*a}", "bacad", "cad"],
  ["${x##*a}", "bacad", "d"],
  ["${x#*}", "abc", "abc"],
  ["${x##*}", "abc", ""],
  ["${x#?}", "🐋b", "b"],
  ["${x#??}", "a", "a"],
  ["${x#b}", "ab", "ab"],
  ["${x#}", "ab", "ab"],
  ["${x##}", "ab", "ab"],
  ["${x#a*c}", "abcbc", "bc"],
  ["${x##a*c}", "abcbcd", "d"],
  ["${x#'a*'}", "a*b", "*b"],
  ["${x#\\*}", "*b", "b"],
  ["${x#\\?}", "ab", "ab"],
  ["${x#\\\\}", "\\b", "b"],
  ["${x#\\}}", "}b", "b"],
  ["${x#\\/}", "/b", "b"],
  ["${x#.}", "ab", "ab"],
  ["${x#[a]}", "ab", "ab"],
  ["${x#[a]}", "[a]b", "b"],
  ["${x##(a|b)+}", "(a|b)+c", "c"],
  ["${x##*b}", "a\nab", "a\nab"],
  ["${x#a?b}", "a\nb", "a\nb"],
  ["${x#$x}", "ab", ""],
  ["${x#***a}", "bab", "b"],
])("%s of %j is %j", checkText);

test.each([
  ["${x%b}", "abb", "ab"],
  ["${x%%b}", "abb", "ab"],
  ["${x%a*}", "bacad", "bac"],
  ["${x%%a*}", "bacad", "b"],
  ["${x%.*}", "a.tar.gz", "a.tar"],
  ["${x%%.*}", "a.tar.gz", "a"],
  ["${x%*}", "ab", "ab"],
  ["${x%%*}", "ab", ""],
  ["${x%?}", "b🐋", "b"],
  ["${x%\\*}", "a*", "a"],
  ["${x%\\*b}", "a*b", "a"],
  ["${x%\\\\}", "a\\", "a"],
  ["${x%/*}", "a/b/c", "a/b"],
  ["${x%%/*}", "a/b/c", "a"],
  ["${x%c}", "ab", "ab"],
  ["${x%}", "ab", "ab"],
])("%s of %j is %j", checkText);

test.each([
  ["${x/b/-}", "abb", "a-b"],
  ["${x//b/-}", "abb", "a--"],
  ["${x/b/}", "ab", "a"],
  ["${x/c/-}", "ab", "ab"],
  ["${x/b*/-}", "abcb", "a-"],
  ["${x//?/-}", "a🐋", "--"],
  ["${x//*/-}", "ab", "-"],
  ["${x//*/-}", "a\nb", "-\n-"],
  ["${x//*/-}", "", "-"],
  ["${x//a*/-}", "ba\nca", "b-\nc-"],
  ["${x/*b/-}", "abab", "-"],
  ["${x/ab*c/-}", "aab-abc", "a-"],
  ["${x///-}", "ab", "-a-b-"],
  ["${x/\\//-}", "a/b", "a-b"],
  ["${x//\\//-}", "a/b/c", "a-b-c"],
  ["${x/\\*/-}", "a*", "a-"],
  ["${x/a/b/c}", "a", "b/c"],
  ["${x/a/\\}}", "a", "\\}"],
  ["${x/a/$x}", "a", "a"],
  ["${x/'a b'/-}", "a b", "-"],
  ["${x/a/\\$0}", "a", "\\$0"],
  ["${x//a/\\$0}", "ab", "\\ab"],
  ["${x//a/<\\${0\\}>}", "ab", "<\\${0\\}>b"],
  ["${x//a/'${0}'}", "ab", "ab"],
  ["${x//a/'$1$é$$0'}", "ab", "$0b"],
  ["${x//b/'$'}", "ab", "a$"],
])("%s of %j is %j", checkText);

test("in a variable that is not set there is nothing to find", () => {
  checkText("${x#a}", undefined, "");
  checkText("${x/a/b}", undefined, "");
  checkText("${x//*/b}", undefined, "b");
});

test.each(["${x#\\a}", "${x%a\\b}", "${x/\\./y}", "${x//\\a/}"])(
  "%s has a wrong escape",
  (word) => {
    const expansion = expanded(word, "v");
    expect(expansion.ok).toBe(false);
  },
);

test("a wrong escape is refused with BuildKit's words, the pattern of a suffix backwards", () => {
  expect(expanded("${x#b\\a}", "v")).toEqual({
    ok: false,
    message: "invalid pattern (b\\a) in substitution: invalid escape '\\a'",
  });
  expect(expanded("${x%b\\a}", "v")).toEqual({
    ok: false,
    message: "invalid pattern (\\ab) in substitution: invalid escape '\\a'",
  });
  expect(expanded("${x#'a\\'}", "v")).toEqual({
    ok: false,
    message: "invalid pattern (a\\) in substitution: invalid escape '\\\uFFFD'",
  });
});

test("with the backtick as escape a pattern's own escape is still the backslash", () => {
  expect(expanded("${x#\\*}", "*a", "`")).toMatchObject({ ok: true, text: "a" });
  expect(expanded("${x#`*}", "`za", "`")).toMatchObject({ ok: true, text: "za" });
});

const small = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 8 });
const smallPattern = fc.string({
  unit: fc.constantFrom("a", "b", "?", "*"),
  minLength: 1,
  maxLength: 5,
});

test("patterns match what the regular expressions that BuildKit makes of them match", () => {
  fc.assert(
    fc.property(small, smallPattern, (value, pattern) => {
      const lazy = pattern.replaceAll("?", ".").replaceAll("*", ".*?");
      const greedy = pattern.replaceAll("?", ".").replaceAll("*", ".*");
      const text = (word: string): string | null => {
        const expansion = expanded(word, value);
        return expansion.ok ? expansion.text : null;
      };
      expect(text(`\${x#${pattern}}`)).toBe(value.replace(new RegExp(`^${lazy}`), ""));
      expect(text(`\${x##${pattern}}`)).toBe(value.replace(new RegExp(`^${greedy}`), ""));
      expect(text(`\${x/${pattern}/-}`)).toBe(value.replace(new RegExp(greedy), "-"));
    }),
    { numRuns: 500 },
  );
});

test("no pattern is slow, whatever it looks for in vain", () => {
  const value = "a".repeat(20_000);
  checkText(`\${x#${"*a".repeat(10)}b}`, value, value);
  checkText(`\${x%b${"a*".repeat(10)}}`, value, value);
  checkText("${x/*b/-}", value, value);
  checkText("${x//a*b/-}", value, value);
  checkText("${x//a/-}", value, "-".repeat(20_000));
});
