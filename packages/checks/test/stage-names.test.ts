import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

test("a second stage of a name takes along what means it, in any case, and nothing else", () => {
  const text =
    "FROM alpine AS a\r\nFROM a AS A\r\nFROM a\r\nCOPY --from=A /b /c\r\nCOPY --from=1 /b /c\r\n";
  expect(fixedBy("DuplicateStageName", text)).toBe(
    "FROM alpine AS a\r\nFROM a AS a-2\r\nFROM a-2\r\nCOPY --from=a-2 /b /c\r\nCOPY --from=1 /b /c\r\n",
  );
});

test("the new name is free", () => {
  const text = "FROM x AS a\nFROM x AS a-2\nFROM x AS a\n";
  expect(fixedBy("DuplicateStageName", text)).toBe("FROM x AS a\nFROM x AS a-2\nFROM x AS a-3\n");
});

test("three stages of a name get a name each", () => {
  const text = "FROM x AS a\nFROM a AS a\nFROM a AS a\nCOPY --from=a /b /c\n";
  expect(fixedBy("DuplicateStageName", text)).toMatch(
    /^FROM x AS a\nFROM a AS a-\d\nFROM a-\d AS a-\d\n/,
  );
});

test("mounts are renamed too", () => {
  const text = "FROM x AS scratch\nFROM y\nRUN --mount=type=bind,from=scratch,target=/x z\n";
  expect(fixedBy("ReservedStageName", text)).toBe(
    "FROM x AS scratch-stage\nFROM y\nRUN --mount=type=bind,from=scratch-stage,target=/x z\n",
  );
});

test.each([
  ["a variable names it", "ARG B=a\nFROM x AS a\nFROM x AS a\nFROM $B\n"],
  ["ONBUILD names it", "FROM x AS a\nFROM x AS a\nFROM y\nONBUILD COPY --from=a /b /c\n"],
])("nothing is renamed when %s", (_, text) => {
  expect(safetyOf("DuplicateStageName", text)).toBe("none");
});

test("renaming is for a person to look at", () => {
  expect(safetyOf("DuplicateStageName", "FROM x AS a\nFROM x AS a\n")).toBe("review");
});
