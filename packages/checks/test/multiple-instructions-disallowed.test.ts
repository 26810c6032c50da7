import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "MultipleInstructionsDisallowed";

test.each([
  ["three", 'CMD ["a"]\nCMD ["b"]\nCMD ["c"]\n', 'CMD ["c"]\n'],
  ["comments above", '# a\nCMD ["a"]\n# b\nCMD ["b"]\n', '# a\n# b\nCMD ["b"]\n'],
  ["comments inside", 'CMD a \\\n  # why\n  b\nRUN x\nCMD ["b"]\n', '  # why\nRUN x\nCMD ["b"]\n'],
  ["CRLF", 'CMD ["a"]\r\nRUN x\r\nCMD ["b"]', 'RUN x\r\nCMD ["b"]'],
  ["a health check", "HEALTHCHECK CMD a\nHEALTHCHECK NONE\n", "HEALTHCHECK NONE\n"],
])("removes what has no effect: %s", (_, before, after) => {
  expect(fixedBy(ID, `FROM alpine\n${before}`)).toBe(`FROM alpine\n${after}`);
});

test.each([
  ["a comment above steers the checks", '# check=skip=UndefinedVar\nCMD ["a"]\nCMD ["b"]\n'],
  ["BuildKit refuses it", "HEALTHCHECK --interval=x CMD a\nHEALTHCHECK CMD b\n"],
])("offers nothing when %s", (_, text) => {
  expect(safetyOf(ID, `FROM alpine\n${text}`)).toBe("none");
});

test("leaves what ONBUILD left", () => {
  const text = 'FROM alpine AS a\nONBUILD CMD ["x"]\nFROM a\nCMD ["y"]\n';
  expect(safetyOf(ID, text)).toBe("none");
});
