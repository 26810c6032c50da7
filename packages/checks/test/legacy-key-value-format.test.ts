import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "LegacyKeyValueFormat";

test.each([
  ["one word", "ENV A b", "ENV A=b"],
  ["spaces before the value", "ENV A \t  b", "ENV A=b"],
  ["several words", "ENV A b  c", 'ENV A="b  c"'],
  ["a variable among words", "ENV A $B ${C:-d} e", 'ENV A="$B ${C:-d} e"'],
  ["quotes around all of it", 'LABEL a "b c"', 'LABEL a="b c"'],
  ["single quotes around all of it", "LABEL a 'b $c'", "LABEL a='b $c'"],
  ["quotes around a part", "ENV A b \"c  d\" 'e f'", 'ENV A="b c  d e f"'],
  ["a dollar in single quotes", "ENV A b '$c'", 'ENV A="b \\$c"'],
  ["a double quote in single quotes", "ENV A b '\"'", 'ENV A="b \\""'],
  ["an escaped space", "ENV A b\\ c", "ENV A=b\\ c"],
  ["escapes among words", "ENV A b \\c \\$d \\\\", 'ENV A="b c \\$d \\\\"'],
  ["escapes in double quotes", 'ENV A b "\\n \\" \\$"', 'ENV A="b \\n \\" \\$"'],
  ["an equals sign in the value", "ENV A b=c", "ENV A=b=c"],
  ["equals signs among words", "LABEL a b=c d=e", 'LABEL a="b=c d=e"'],
  ["a line that goes on", "ENV A \\\n  b", "ENV A=b"],
  ["a value on several lines", "ENV A b \\\n  c", 'ENV A="b \\\n  c"'],
  ["a comment inside", "ENV A b \\\n# why\n  c", 'ENV A="b \\\n# why\n  c"'],
  ["a value in quotes on several lines", 'ENV A "b \\\n  c"', 'ENV A="b \\\n  c"'],
  ["lower case", "env A b", "env A=b"],
  ["quotes inside a substitution", 'ENV A ${B:-"c d"} e', 'ENV A ${B:-"c d"} e'],
  ["an unmatched quote", "ENV A it's", "ENV A it's"],
  ["a comment before the value", "ENV A \\\n# why\n b", "ENV A \\\n# why\n b"],
])("rewrites %s so that the value stays", (_, before, after) => {
  expect(fixedBy(ID, `FROM a\n${before}\n`)).toBe(`FROM a\n${after}\n`);
});

test("keeps CRLF and a missing last line end", () => {
  const text = "FROM a\r\nENV A b \\\r\n  c\r\nENV D e f";
  expect(fixedBy(ID, text)).toBe('FROM a\r\nENV A="b \\\r\n  c"\r\nENV D="e f"');
});

test("escapes as the file says", () => {
  const text = "# escape=`\nFROM a\nENV P C:\\a b\nENV Q 'x`$' y\n";
  const fixed = '# escape=`\nFROM a\nENV P="C:\\a b"\nENV Q="x```$ y"\n';
  expect(fixedBy(ID, text)).toBe(fixed);
});

test("leaves what ONBUILD left to the stage that it stands in", () => {
  expect(fixedBy(ID, "FROM a AS b\nONBUILD ENV A b\nFROM b\n")).toContain("ONBUILD ENV A b");
});

test("is safe", () => {
  expect(safetyOf(ID, "FROM a\nENV A b c\n")).toBe("safe");
});
