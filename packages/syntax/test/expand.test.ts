import { expect, test } from "vitest";
import { expand, expandWords } from "../src/index.ts";
import type { ExpandOptions, Expansion } from "../src/index.ts";

const VALUES: ReadonlyMap<string, string> = new Map([
  ["a", "value"],
  ["empty", ""],
  ["two", "x y"],
  ["1", "one"],
  ["10", "ten"],
  ["@", "at"],
  ["é", "accent"],
]);

function expanded(word: string, options: Partial<ExpandOptions> = {}): Expansion {
  return expand(word, { escape: "\\", lookUp: (name) => VALUES.get(name), ...options });
}

function checkText(word: string, text: string, options: Partial<ExpandOptions> = {}): void {
  expect(expanded(word, options)).toMatchObject({ ok: true, text });
}

function lookUp(name: string): string | undefined {
  return VALUES.get(name);
}

function checkWords(
  word: string,
  words: readonly string[],
  options: Partial<ExpandOptions> = {},
): void {
  const expansion = expandWords(word, { escape: "\\", lookUp, ...options });
  expect(expansion.ok && expansion.words.map(({ text }) => text)).toEqual(words);
}

function checkFailure(word: string, message: string): void {
  expect(expanded(word)).toEqual({ ok: false, message });
}

test.each([
  ["", ""],
  ["plain", "plain"],
  ["'a b'", "a b"],
  ['"a b"', "a b"],
  ["'$a'", "$a"],
  ['"$a"', "value"],
  ["'a\"b'", 'a"b'],
  ['"a\'b"', "a'b"],
  ["''", ""],
  ["a'b'\"c\"d", "abcd"],
  ["\\a\\ b", "a b"],
  ["\\'a\\\"", "'a\""],
  ["\\$a", "$a"],
  ["a\\\\b", "a\\b"],
  ["a\\", "a"],
  ["'a\\'", "a\\"],
  ['"a\\b"', "a\\b"],
  ['"a\\"b"', 'a"b'],
  ['"\\$a\\\\"', "$a\\"],
  ["\\🐋", "🐋"],
  ["a\nb", "a\nb"],
])("quotes and escapes: %j is %j", (word, text) => {
  checkText(word, text);
});

test("with the backtick as escape it escapes, and a backslash does not", () => {
  const escape = "`";
  checkText("a`$b \\$a", "a$b \\value", { escape });
  checkText('"`"`$a``\\"', '"$a`\\', { escape });
  checkText("a`", "a", { escape });
});

test.each([
  ["$a", "value"],
  ["${a}", "value"],
  ["x$a-y", "xvalue-y"],
  ["x${a}y", "xvaluey"],
  ["$a$a", "valuevalue"],
  ["$aa", ""],
  ["${none}", ""],
  ["$empty.", "."],
  ["$", "$"],
  ["a$ b", "a$ b"],
  ["$.", "$."],
  ["$'a'", "$a"],
  ["$1", "one"],
  ["$10", "ten"],
  ["$1x", "onex"],
  ["${1}0", "one0"],
  ["$@x", "atx"],
  ["${@}", "at"],
  ["$*$#$?$-$!$$", ""],
  ["$$a", "a"],
  ["$é", "accent"],
  ["$_a", ""],
  ["$a\u0301", "value\u0301"],
])("variables: %j is %j", (word, text) => {
  checkText(word, text);
});

test.each([
  ["${a-x}", "value"],
  ["${a:-x}", "value"],
  ["${empty-x}", ""],
  ["${empty:-x}", "x"],
  ["${none-x}", "x"],
  ["${none:-x}", "x"],
  ["${none:-}", ""],
  ["${none-}", ""],
  ["${a+x}", "x"],
  ["${a:+x}", "x"],
  ["${empty+x}", "x"],
  ["${empty:+x}", ""],
  ["${none+x}", ""],
  ["${none:+x}", ""],
  ["${a?x}", "value"],
  ["${a:?x}", "value"],
  ["${empty?x}", ""],
  ["${a:-$none}", "value"],
  ["${none:-$a}", "value"],
  ["${none:-${empty:-${a}}}", "value"],
  ["${none:-'a}b'}", "a}b"],
  ['${none:-"a}b"}', "a}b"],
  ["${none:-a\\}b}", "a}b"],
  ["${none:-a b}c", "a bc"],
  ["${a:+a${two}b}", "ax yb"],
  ["${none:--}", "-"],
])("modifiers: %j is %j", (word, text) => {
  checkText(word, text);
});

test.each([
  ["'a", "unexpected end of statement while looking for matching single-quote"],
  ['"a', "unexpected end of statement while looking for matching double-quote"],
  ['"a\\', "unexpected end of statement while looking for matching double-quote"],
  ['"a\\"', "unexpected end of statement while looking for matching double-quote"],
  ["${", "syntax error: missing '}'"],
  ["${}", "syntax error: bad substitution"],
  ["${{a}}", "syntax error: bad substitution"],
  ["${:-a}", "syntax error: bad substitution"],
  ["${a", "unsupported modifier (\uFFFD) in substitution"],
  ["${a:", "syntax error: missing '}'"],
  ["${a:-x", "syntax error: missing '}'"],
  ["${none:-'x}", "syntax error: missing '}'"],
  ["${a/x", "syntax error: missing '/' in ${}"],
  ["${a/x/y", "syntax error: missing '}'"],
  ["${a=x}", "unsupported modifier (=) in substitution"],
  ["${none::-x}", "unsupported modifier (::) in substitution"],
  ["${a:=x}", "unsupported modifier (:=) in substitution"],
  ["${a:#x}", "unsupported modifier (:#) in substitution"],
  ["${a:%x}", "unsupported modifier (:%) in substitution"],
  ["${a:/x/y}", "unsupported modifier (:/) in substitution"],
  ["${a🐋}", "unsupported modifier (🐋) in substitution"],
  ["${a b}", "unsupported modifier ( ) in substitution"],
  ["${none?}", "none: is not allowed to be unset"],
  ["${none:?}", "none: is not allowed to be unset"],
  ["${empty:?}", "empty: is not allowed to be empty"],
  ["${none?say so}", "none: say so"],
  ["${empty:?give $a}", "empty: give value"],
  ["${none:-${none?inner}}x", "none: inner"],
])("%j is refused: %s", (word, message) => {
  checkFailure(word, message);
});

test("a name that was found is matched, one that was not is unmatched, each once", () => {
  const expansion = expanded("$a ${none:-$b} ${a} ${empty:+$c} '$d'");
  expect(expansion).toMatchObject({
    matched: new Set(["a", "empty"]),
    unmatched: new Set(["b", "none", "c"]),
  });
});

test("a word without variables matches nothing", () => {
  expect(expanded("a")).toMatchObject({ matched: new Set(), unmatched: new Set() });
});

test.each([
  ["$none", "$none"],
  ["${none}", "${none}"],
  ["${none:-x}", "${none:-x}"],
  ["${none+$a}", "${none+value}"],
  ["${none?x}", "${none?x}"],
  ["${none#x}", "${none#x}"],
  ["${none/x/y}", "${none/x/y}"],
  ["${none//x/y}", "${none/x/y}"],
  ["${none:=x}", "${none:=x}"],
  ["${a:-x}$empty", "value"],
])("keepUnset leaves what is not set: %j is %j", (word, text) => {
  checkText(word, text, { keepUnset: true });
});

test("rawQuotes keeps quotes, and what is in double quotes is still replaced", () => {
  checkText(`'$a' "$a" "it's"`, `'$a' "value" "it's"`, { rawQuotes: true });
});

test("rawEscapes keeps escape characters", () => {
  checkText("\\a\\\\ '\\'", "\\a\\\\ \\", { rawEscapes: true });
  checkText('"\\$a"', "\\$a", { rawEscapes: true });
  checkText("a\\", "a\\", { rawEscapes: true });
});

test("ignoreQuotes takes quotes for ordinary characters", () => {
  checkText(`it's "$a"`, `it's "value"`, { ignoreQuotes: true });
  checkWords("'a b'", ["'a", "b'"], { ignoreQuotes: true });
});

test.each<[string, string[]]>([
  ["", []],
  ["  ", []],
  [" a  b\t\u00A0c ", ["a", "b", "c"]],
  ["a' b 'c", ["a b c"]],
  ["a\\ b", ["a b"]],
  ["'' a", ["a"]],
  ["$two z", ["x", "y", "z"]],
  ['"$two" z', ["x y", "z"]],
  ["a$two'b'", ["ax", "yb"]],
  ["$empty", []],
  ["a << b", ["a", "<< b"]],
  ["a <<\t\rb", ["a", "<<\t\rb"]],
  ["a < b", ["a", "<", "b"]],
])("the words of %j are %j", (word, words) => {
  checkWords(word, words);
});

test("a substitution with a word inside makes the words forget what stood before it", () => {
  checkWords("a${a:-x}b", ["valueb"]);
  checkWords('z a"${none:-x y}"b', ["z", "x yb"]);
  checkText("a${a:-x}b", "avalueb");
});

test("words know where they stand in the source", () => {
  const expansion = expandWords(" 'a b' $two\\ c ''d", { escape: "\\", lookUp });
  expect(expansion).toMatchObject({
    words: [
      { text: "a b", start: 1, end: 6 },
      { text: "x", start: 7, end: 11 },
      { text: "y c", start: 7, end: 14 },
      { text: "d", start: 15, end: 18 },
    ],
  });
});

function nested(depth: number): string {
  return `${"${none:-".repeat(depth)}x${"}".repeat(depth)}`;
}

test("substitutions may nest deeply, and too deeply is refused without overflowing the stack", () => {
  checkText(nested(150), "x");
  checkFailure(nested(50_000), "syntax error: substitutions are nested too deeply");
});

test("a byte order mark at the start is left out, as by Go's scanner", () => {
  expect(expand("\uFEFFa", { escape: "\\", lookUp: () => undefined })).toMatchObject({ text: "a" });
  expect(expand("\uFEFF$x\uFEFF", { escape: "\\", lookUp: () => "y" })).toMatchObject({
    text: "y\uFEFF",
  });
});
