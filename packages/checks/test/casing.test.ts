import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "ConsistentInstructionCasing";

test.each([
  ["From a As b\nRUN c\n", "FROM a AS b\nRUN c\n"],
  ["from a as b\nRUN c\nRUN d\n", "FROM a AS b\nRUN c\nRUN d\n"],
  ["FROM a AS b\nrun c\nrun d\n", "from a as b\nrun c\nrun d\n"],
  ["FROM a\r\nrun b\r\nrUN c", "FROM a\r\nRUN b\r\nRUN c"],
  ["FROM a\nonbuild run b\n", "FROM a\nONBUILD run b\n"],
  ["FROM a\nR\\\nun b\n", "FROM a\nR\\\nun b\n"],
  ["FROM a\nrun <<E\nrun\nE\n", "FROM a\nRUN <<E\nrun\nE\n"],
])("instructions go with the majority in %j", (before, after) => {
  expect(fixedBy(ID, before)).toBe(after);
});

test("it is safe, and the checks then agree", () => {
  const text = "FROM a AS b\nrun c\n";
  expect(safetyOf(ID, text)).toBe("safe");
  expect(safetyOf(ID, fixedBy(ID, text))).toBe("none");
});

test.each([
  ["FROM a as b\n", "FROM a AS b\n"],
  ["FROM a \\\n  as \\\n  b\n", "FROM a \\\n  AS \\\n  b\n"],
  ["FROM --platform=$BUILDPLATFORM a as b\r\n", "FROM --platform=$BUILDPLATFORM a AS b\r\n"],
  ["FROM as as as\n", "FROM as AS as\n"],
])("AS goes with FROM in %j", (before, after) => {
  expect(fixedBy("FromAsCasing", before)).toBe(after);
});
