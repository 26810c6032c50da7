import { expect, test } from "vitest";
import { checkArgs, instructionOf } from "./check.ts";

/** Expects exec form with the strings, quotes included, at the «marks». */
function checkExec(source: string, texts: readonly string[]): void {
  expect(checkArgs(source, texts).isJson).toBe(true);
}

test.each<[string, string[]]>([
  ['CMD [«"a"»]', ["a"]],
  ['CMD [ «"a"» , «"b c"» ]', ["a", "b c"]],
  ['CMD [«"a"»,«""»]', ["a", ""]],
  ["CMD []", []],
  ["CMD [ ]", []],
  ['CMD [«"a\\"b"», «"\\\\"»]', ['a"b', "\\"]],
  ['CMD [«"\\u0041\\n"», «"]"»]', ["A\n", "]"]],
  ['CMD [«"\\ud83d"»]', ["\uFFFD"]],
  ['CMD [«"🐋"»]', ["🐋"]],
  ['CMD \u00A0[«"a"»]\u00A0', ["a"]],
  ['CMD [«"a"», \\\n  # why\n  «"b"»]', ["a", "b"]],
])("%s is exec form", checkExec);

test.each(["RUN", "ENTRYPOINT", "SHELL", "VOLUME", "ADD", "COPY"])(
  "%s has an exec form",
  (name) => {
    checkExec(`${name} [«"a b"», «"c"»]\n`, ["a b", "c"]);
  },
);

test.each(["FROM", "EXPOSE", "USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER", "ARG"])(
  "%s has none",
  (name) => {
    expect(instructionOf(`${name} ["a"]\n`).isJson).toBe(false);
  },
);

test("flags may stand before it", () => {
  checkExec('COPY --link [«"a"», «"b"»]', ["a", "b"]);
});

test("an unescaped line break inside a string of it does not matter", () => {
  checkExec('CMD [«"a\\\nb"»]', ["ab"]);
});

test.each([
  ["a comma too many", '["a",]'],
  ["single quotes", "['a']"],
  ["no quotes", "[a]"],
  ["text behind it", '["a"] b'],
  ["an array behind it", '["a"] ["b"]'],
  ["text before it", 'x ["a"]'],
  ["no end", '["a"'],
  ["no comma", '["a" "b"]'],
  ["a tab inside a string", '["a\tb"]'],
  ["a wrong escape", '["\\a"]'],
  ["a wide space between", '["a",\u00A0"b"]'],
  ["a byte order mark before it", '\uFEFF["a"]'],
  ["a test of the shell", "[ -f a ]"],
  ["an object", '{"a": ["b"]}'],
  ["a string", '"a"'],
  ["a number with a leading zero", "[01]"],
  ["a number too large for Go", '["a", 1e999]'],
  ["a number too large for Go inside", '["1e5", {"-1e400": [-1e400]}]'],
  ["more levels than Go reads", "[".repeat(10_001) + "]".repeat(10_001)],
])("with %s it is shell form", (_, text) => {
  for (const name of ["RUN", "CMD"]) {
    const { isJson, args } = instructionOf(`${name} ${text}`);
    expect({ isJson, args: args.map((word) => word.text) }).toEqual({
      isJson: false,
      args: [text],
    });
  }
});

test("COPY that is no exec form is split at spaces", () => {
  checkArgs('COPY «["a",» «"b",]»', ['["a",', '"b",]']);
});

test.each([
  "[1]",
  "[1e308]",
  "[1e-999]",
  '["1e999", 2]',
  "[null]",
  '["a", true]',
  '["a", ["b"]]',
  '[{"a": "b"}]',
  "[[]]",
])("%s is an array that BuildKit refuses; meanwhile it counts as shell form", (text) => {
  const { isJson, args } = instructionOf(`CMD ${text}`);
  expect({ isJson, args: args.map((word) => word.text) }).toEqual({
    isJson: false,
    args: [text],
  });
});

test("of an object with one key twice the levels are counted all the same", () => {
  expect(instructionOf('CMD ["a", {"b": 1, "b": 1e999}]').args).toHaveLength(1);
  expect(instructionOf(`CMD ${"[".repeat(10_000)}${"]".repeat(10_000)}`).isJson).toBe(false);
});

test("HEALTHCHECK's type ends where a byte looks like a space, and is none any more", () => {
  checkArgs("HEALTHCHECK «CMD\u00A0»«curl»", ["CMD\uFFFD", "curl"]);
  checkArgs("HEALTHCHECK «C\u00E0» «\u00A0x»", ["C\uFFFD", "\u00A0x"]);
});
