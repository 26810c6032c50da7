import { expect, test } from "vitest";
import { fixedBy, offered, safetyOf } from "./fixing.ts";

const ID = "UndefinedVar";

test.each([
  ["what was meant", "ARG NAME=x\nUSER $NAMEE\n", "ARG NAME=x\nUSER $NAME\n"],
  [
    "it everywhere in a word",
    "ARG DIR=a\nCOPY $DRI/${DRI:-x} .\n",
    "ARG DIR=a\nCOPY $DIR/${DIR:-x} .\n",
  ],
  ["it in a flag", "ARG DIR=a\nCOPY --chown=$DRI a .\n", "ARG DIR=a\nCOPY --chown=$DIR a .\n"],
  ["it in a value", "ENV DIR=a\nENV B=$DRI\n", "ENV DIR=a\nENV B=$DIR\n"],
])("writes %s", (_, before, after) => {
  expect(fixedBy(ID, `FROM a\n${before}`)).toBe(`FROM a\n${after}`);
});

test.each([
  ["behind the instruction before", "RUN x\n\n# b\nUSER $B\n", "RUN x\nARG B\n\n# b\nUSER $B\n"],
  ["above a continued one", "ENV A=b \\\n  C=$D\n", "ARG D\nENV A=b \\\n  C=$D\n"],
  ["in lower case", "user $B\n", "arg B\nuser $B\n"],
  ["with CRLF", "RUN x\r\nUSER $B", "RUN x\r\nARG B\r\nUSER $B"],
  ["for a heredoc", "COPY <<E /\n$B\nE\n", "ARG B\nCOPY <<E /\n$B\nE\n"],
])("declares it %s", (_, before, after) => {
  const from = before.includes("\r") ? "FROM a\r\n" : "FROM a\n";
  expect(fixedBy(ID, from + before)).toBe(from + after);
});

test("takes the argument from above all stages rather than one with a similar name", () => {
  const text = "ARG VERSION=1\nFROM a\nARG VERSIONS\nUSER $VERSION\n";
  expect(offered(ID, text).map(({ title }) => title)).toEqual([
    "Declare VERSION in this stage too, with ARG VERSION",
  ]);
});

test.each([
  ["what ONBUILD left", "FROM a AS b\nONBUILD USER $X\nFROM b\n"],
  ["what would be a secret", "FROM a\nUSER $TOKEN\n"],
  ["what is no name", "FROM a\nUSER $1\n"],
])("leaves %s", (_, text) => {
  expect(safetyOf(ID, text)).toBe("none");
});
