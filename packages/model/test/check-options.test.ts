import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { modelOf } from "./model-of.ts";

function checkRefused(directive: string, message: string): void {
  const { text, spans } = marked(directive);
  const { problems } = modelOf(`${text}\nFROM a\n`);
  const line = text.split("\n").length;
  expect(problems).toEqual([
    expect.objectContaining({ phase: "options", span: spans[0], line, message }),
  ]);
}

test.each([
  "skip=all",
  "skip=A,B;error=true",
  "error=0 ; nonsense",
  "experimental=all;skip=X;error=T",
  "skip=",
])("# check=%s is right", (value) => {
  expect(modelOf(`# check=${value}\nFROM a\n`).problems).toEqual([]);
});

test("other options and values are refused", () => {
  checkRefused("# check=«all»", 'failed to parse check options: invalid check option "all"');
  checkRefused("# check=«Skip=all»", 'failed to parse check options: invalid check option "Skip"');
  checkRefused(
    "# syntax=a\n# check=«skip=A;error=yes»",
    'failed to parse check options: failed to parse check option "error=yes": strconv.ParseBool: parsing "yes": invalid syntax',
  );
  checkRefused("# check=«skip=A;»", 'failed to parse check options: invalid check option ""');
});
