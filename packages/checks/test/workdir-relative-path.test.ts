import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "WorkdirRelativePath";

test.each([
  ["alpine", "a", "/a", "safe"],
  ["scratch", "./a/../b/", "/b", "safe"],
  ["golang:1.24", "a", "/go/a", "safe"],
  ["golang:1.24", "../a", "/a", "safe"],
  ["docker.io/library/node:22", "a", "/a", "safe"],
  ["example/unknown", "a b", "/a b", "review"],
  ["alpine", '"a"', '"/a"', "safe"],
  ["alpine", "${D:-x}/b", "/${D:-x}/b", "safe"],
  ["golang", "${D:-x}/b", "${D:-x}/b", "none"],
  ["alpine", "C:\\\\a", "C:\\\\a", "none"],
  ["mcr.microsoft.com/windows/nanoserver", "a", "a", "none"],
  ["alpine", "$NOTHING", "$NOTHING", "none"],
])("in %s WORKDIR %s comes to %s, %s", (image, before, after, safety) => {
  const text = `FROM ${image}\nARG D\nWORKDIR ${before}\n`;
  expect(fixedBy(ID, text)).toBe(`FROM ${image}\nARG D\nWORKDIR ${after}\n`);
  expect(safetyOf(ID, text)).toBe(safety);
});

test("leaves what ONBUILD left", () => {
  expect(safetyOf(ID, "FROM alpine AS a\nONBUILD WORKDIR b\nFROM a\n")).toBe("none");
});
