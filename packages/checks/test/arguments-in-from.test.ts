import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

test.each([
  ["at the top", "FROM a$B\n", "ARG B\nFROM a$B\n"],
  ["below the other arguments", "ARG TAG\n\n# c\nFROM a$B\n", "ARG TAG\nARG B\n\n# c\nFROM a$B\n"],
  ["below a file's header", "# c\nFROM a$B\n", "# c\nARG B\nFROM a$B\n"],
  ["above a comment of its own", "# c\n\n# d\nFROM a$B\n", "# c\n\nARG B\n# d\nFROM a$B\n"],
  ["below directives", "# syntax=x\nFROM a$B\n", "# syntax=x\nARG B\nFROM a$B\n"],
  ["with CRLF", "FROM x\r\nFROM a$B", "ARG B\r\nFROM x\r\nFROM a$B"],
  ["with its default", "FROM x\nARG B=:1\nFROM a$B\n", "ARG B=:1\nFROM x\nARG B=:1\nFROM a$B\n"],
  ["for a platform", "FROM --platform=linux$B a\n", "ARG B\nFROM --platform=linux$B a\n"],
])("declares what FROM uses %s", (_, before, after) => {
  expect(fixedBy("UndefinedArgInFrom", before)).toBe(after);
});

test("does not come between FROM and a comment that steers the checks", () => {
  const text = "# check=skip=StageNameCasing\nFROM a$B AS C\n";
  expect(safetyOf("UndefinedArgInFrom", `FROM x\n${text}`)).toBe("review");
  expect(fixedBy("UndefinedArgInFrom", `# a\n${text}`)).not.toContain("skip=StageNameCasing\nARG");
});

test.each([
  ["a tag", "ARG T\nFROM a:$T\n", "ARG T=latest\nFROM a:$T\n"],
  ["an empty tag", 'ARG T=""\nFROM a:${T} AS b\n', "ARG T=latest\nFROM a:${T} AS b\n"],
  ["a tag that is not declared", "FROM a:$T\n", "ARG T=latest\nFROM a:$T\n"],
  ["a registry", "ARG R\nFROM $R/a/b:1\n", "ARG R=docker.io\nFROM $R/a/b:1\n"],
  ["a whole name", "ARG B\nFROM $B\n", "ARG B\nFROM $B\n"],
  ["half a tag", "ARG T\nFROM a:${T}-slim\n", "ARG T\nFROM a:${T}-slim\n"],
])("gives a default to %s where there is one", (_, before, after) => {
  expect(fixedBy("InvalidDefaultArgInFrom", before)).toBe(after);
});
