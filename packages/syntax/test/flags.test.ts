import { expect, test } from "vitest";
import { checkSpans, instructionOf } from "./check.ts";

/** Expects flags at the «marks», with these names and values, and the rest of the instruction. */
function checkFlags(
  source: string,
  flags: readonly (readonly [string, string | null])[],
  rest: string,
): void {
  const { instruction } = checkSpans(source, (item) => item.instruction.flags);
  expect(instruction.flags.map(({ name, value }) => [name, value])).toEqual(flags);
  expect(instruction.rest.text).toBe(rest);
}

test.each<[string, [string, string | null][], string]>([
  ["COPY «--from=a» b c", [["from", "a"]], "b c"],
  [
    "COPY  «--from=a» \t «--link»  b",
    [
      ["from", "a"],
      ["link", null],
    ],
    "b",
  ],
  ["FROM «--platform=$X» a", [["platform", "$X"]], "a"],
  ["RUN «--mount=a=b,c=d» e", [["mount", "a=b,c=d"]], "e"],
  [
    "RUN «--mount=a» «--mount=b» e",
    [
      ["mount", "a"],
      ["mount", "b"],
    ],
    "e",
  ],
  ["RUN «--a=»", [["a", ""]], ""],
  ["RUN «--=a» b", [["", "a"]], "b"],
  ["RUN «---a» b", [["-a", null]], "b"],
  ["what «--a» b", [["a", null]], "b"],
  ["RUN «--a='b c'» d", [["a", "b c"]], "d"],
  ['RUN «--a="b \'c"» d', [["a", "b 'c"]], "d"],
  ['RUN «--"a b"="c"» d', [["a b", "c"]], "d"],
  ["RUN «--a=b\\ c» d", [["a", "b c"]], "d"],
  ['RUN «--a=\\"b» d', [["a", '"b']], "d"],
  ['RUN «--a="\\"b c"» d', [["a", '"b c']], "d"],
  ["RUN «--a='\\'b c'» d", [["a", "'b c"]], "d"],
  ["RUN «--a='b c d", [["a", "b c d"]], ""],
  ["RUN «--a\\=b» c", [["a", "b"]], "c"],
  ["RUN «--a=x\u00E9y🐋» c", [["a", "x\u00C3\u00A9y\u00F0\u009F\u0090\u008B"]], "c"],
  ["RUN «--\u00E9=\\\u00E9» c", [["\u00C3\u00A9", "\u00C3\u00A9"]], "c"],
  ["RUN «--a='\u00E0 b'» c", [["a", "\u00C3\u00A0 b"]], "c"],
])("%s has flags", (source, flags, rest) => {
  checkFlags(source.includes("»") ? source : `${source}»`, flags, rest);
});

test("a flag's value has its own span, quotes included", () => {
  checkSpans("RUN --a=«'b c'» --d=«» --e", ({ instruction }) =>
    instruction.flags.flatMap(({ valueSpan }) => valueSpan ?? []),
  );
});

test.each([
  ["RUN -- --a", "--a"],
  ["RUN -- a", "a"],
  ["RUN --", ""],
  ['RUN --"" a', "a"],
])("a lone -- in %j ends the flags and is none", (source, rest) => {
  checkFlags(source, [], rest);
});

test("a lone -- may follow a flag", () => {
  checkFlags("RUN «--a» -- --b", [["a", null]], "--b");
});

test.each([
  "RUN a --b",
  "RUN -a --b",
  "RUN - --b",
  'RUN "--b"',
  "RUN \\--b",
  "RUN \u00A0--b",
  "RUN",
])("%j has none", (source) => {
  checkFlags(source, [], source.slice(4).replace(/^\u00A0/, ""));
});

test("with the backtick as escape a backslash is an ordinary character", () => {
  expect(instructionOf("# escape=`\nRUN --a=b\\ c` d` e f").flags).toMatchObject([
    { name: "a", value: "b\\" },
  ]);
  expect(instructionOf("# escape=`\nRUN --a=b` c d").flags).toMatchObject([{ value: "b c" }]);
});

test("a flag may go over two lines", () => {
  checkFlags("RUN «--mount=a,\\\nb» c", [["mount", "a,b"]], "c");
  checkFlags(
    "RUN «--a» \\\n  # c\n  «--b» \\\n  c",
    [
      ["a", null],
      ["b", null],
    ],
    "c",
  );
});

test("a character with a byte that looks like a space ends a flag, other wide spaces do not", () => {
  checkFlags("RUN «--a\u00A0»b", [["a\u00C2", null]], "b");
  checkFlags("RUN «--a=\u00E0»,b c", [["a", "\u00C3"]], ",b c");
  checkFlags(
    "RUN «--a=\u0085» «--b» c",
    [
      ["a", "\u00C2"],
      ["b", null],
    ],
    "c",
  );
  checkFlags("RUN «--a\u2003b» c", [["a\u00E2\u0080\u0083b", null]], "c");
});
