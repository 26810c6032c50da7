import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "InvalidDefinitionDescription";

test.each([
  ["# x\nARG A\nFROM a\n", "# x\n#\nARG A\nFROM a\n"],
  ["# x\n\nFROM a AS b\n", "# x\n\n#\nFROM a AS b\n"],
  ["# x\r\n  FROM a AS b\r\n", "# x\r\n#\r\n  FROM a AS b\r\n"],
  ["# syntax=x\n# y\nFROM a AS b\n", "# syntax=x\n# y\n#\nFROM a AS b\n"],
])("an empty comment parts the comment and the instruction in %j", (before, after) => {
  expect(fixedBy(ID, before)).toBe(after);
});

test("a comment that steers the checks stays with its instruction", () => {
  const text = "FROM a\n# check=skip=UndefinedVar\nARG A=$B\n";
  expect(safetyOf(ID, text)).toBe("none");
});
