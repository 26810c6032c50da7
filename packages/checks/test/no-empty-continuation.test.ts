import { expect, test } from "vitest";
import { fixedBy } from "./fixing.ts";

test.each([
  ["several", "RUN a \\\n\n  b \\\n \t\n\n  c\n", "RUN a \\\n  b \\\n  c\n"],
  ["between comments", "RUN a \\\n# x\n\n# y\n  b\n", "RUN a \\\n# x\n# y\n  b\n"],
  ["with CRLF", "RUN a \\\r\n\r\n  b\r\n", "RUN a \\\r\n  b\r\n"],
  ["before a heredoc", "RUN a \\\n\n <<E\n\n\nE\n", "RUN a \\\n <<E\n\n\nE\n"],
  ["at the end", "RUN a \\\n\n", "RUN a \\\n"],
  ["at the end without line end", "RUN a \\\n  ", "RUN a \\\n"],
  ["that swallow an instruction", "RUN a \\\n\nCMD b\n", "RUN a \\\nCMD b\n"],
  ["in ONBUILD", "ONBUILD RUN a \\\n\n b\n", "ONBUILD RUN a \\\n b\n"],
  ["with Unicode's spaces", "RUN a \\\n\u3000\n b\n", "RUN a \\\n b\n"],
])("takes out empty lines %s", (_, before, after) => {
  expect(fixedBy("NoEmptyContinuation", `FROM a\n${before}`)).toBe(`FROM a\n${after}`);
});

test("knows the file's escape character", () => {
  const text = "# escape=`\nFROM a\nRUN a `\n\n b \\\n\nRUN c\n";
  const fixed = "# escape=`\nFROM a\nRUN a `\n b \\\n\nRUN c\n";
  expect(fixedBy("NoEmptyContinuation", text)).toBe(fixed);
});
