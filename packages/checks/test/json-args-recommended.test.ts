import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "JSONArgsRecommended";

function checkCommand(before: string, after: string): void {
  expect(fixedBy(ID, `FROM alpine\nCMD ${before}\n`)).toBe(`FROM alpine\nCMD ${after}\n`);
}

test.each([
  ["a -b c=d", '["a", "-b", "c=d"]'],
  ['a \'b c\' "d\\"e"', '["a", "b c", "d\\"e"]'],
  ["a '*' \"%\"", '["a", "*", "%"]'],
  ["a b\\ c", '["a", "b c"]'],
  ["a \\\n  b", '["a", "b"]'],
  ["exec a b", '["a", "b"]'],
  ["env A=b c", '["env", "A=b", "c"]'],
  ['bash -c "a && b"', '["bash", "-c", "a && b"]'],
  ["git log HEAD~1", '["git", "log", "HEAD~1"]'],
  ["git show a^", '["git", "show", "a^"]'],
])("starts the program without a shell: %s", checkCommand);

test.each([
  ["a $B", '["/bin/sh", "-c", "exec a $B"]'],
  ["a *.txt", '["/bin/sh", "-c", "exec a *.txt"]'],
  ["a ~/b", '["/bin/sh", "-c", "exec a ~/b"]'],
  ["a {b,c}", '["/bin/sh", "-c", "exec a {b,c}"]'],
  ["a > b", '["/bin/sh", "-c", "exec a > b"]'],
  ["cd a && b", '["/bin/sh", "-c", "cd a && exec b"]'],
  ["a; \\\n    b 'c   d'", `["/bin/sh", "-c", "a; exec b 'c   d'"]`],
  ["a $(b)", '["/bin/sh", "-c", "exec a $(b)"]'],
])("has the shell give its place to the program: %s", checkCommand);

test.each([
  ["a | b", '["/bin/sh", "-c", "a | b"]'],
  ["a || b", '["/bin/sh", "-c", "a || b"]'],
  ["a &", '["/bin/sh", "-c", "a &"]'],
  ["! a", '["/bin/sh", "-c", "! a"]'],
  ["A=b c", '["/bin/sh", "-c", "A=b c"]'],
  ["cd a", '["/bin/sh", "-c", "cd a"]'],
  ["a # b", '["/bin/sh", "-c", "a # b"]'],
  ["if a; then b; fi", '["/bin/sh", "-c", "if a; then b; fi"]'],
  ["f() { a; }; f", '["/bin/sh", "-c", "f() { a; }; f"]'],
  ["trap a TERM; b", '["/bin/sh", "-c", "trap a TERM; b"]'],
])("names the shell that stays: %s", checkCommand);

test.each([
  ["['a', 'b']", '["a", "b"]'],
  ['["a", "b",]', '["a", "b"]'],
  ["['a', \"b\"]", '["a", "b"]'],
  ["['it's']", "['it's']"],
  ["[a, b]", "[a, b]"],
])("writes an array as JSON: %s", checkCommand);

test.each([
  ["FROM alpine\nCMD a b\n", "safe"],
  ["FROM alpine\nENTRYPOINT a b\n", "safe"],
  ["FROM example/unknown\nENTRYPOINT a b\n", "safe"],
  ["FROM example/unknown\nCMD a b\n", "review"],
  ['FROM alpine\nENTRYPOINT ["x"]\nCMD a b\n', "review"],
  ['FROM alpine AS x\nENTRYPOINT ["x"]\nFROM x\nCMD a b\n', "review"],
  ['FROM alpine\nENTRYPOINT a\nCMD ["b"]\n', "review"],
  ['FROM alpine AS x\nENTRYPOINT a\nFROM x\nCMD ["b"]\n', "review"],
  ["FROM alpine\nCMD ./a.sh\n", "review"],
  ["FROM alpine\nCMD echo 'a\\n'\n", "review"],
  ["FROM alpine\nCMD a && b\n", "review"],
  ["FROM mcr.microsoft.com/windows/nanoserver\nCMD a b\n", "none"],
  ["FROM alpine\nCMD a \\\n# why\n b\n", "none"],
  ["FROM alpine AS x\nONBUILD CMD a\nFROM x\n", "none"],
])("knows how safe it is in %j", (text, safety) => {
  expect(safetyOf(ID, text)).toBe(safety);
});

test("keeps CRLF, other escape characters and the keyword", () => {
  const text = "# escape=`\r\nFROM alpine\r\ncmd a `\r\n  b\\c";
  expect(fixedBy(ID, text)).toBe('# escape=`\r\nFROM alpine\r\ncmd ["a", "bc"]');
});
