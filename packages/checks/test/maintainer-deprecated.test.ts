import { expect, test } from "vitest";
import { fixedBy, safetyOf } from "./fixing.ts";

const ID = "MaintainerDeprecated";
const LABEL = "LABEL org.opencontainers.image.authors";

test.each([
  ["Ann <a@b.example>", '"Ann <a@b.example>"'],
  ["a@b.example", '"a@b.example"'],
  ['"Ann, Lee"', '"Ann, Lee"'],
  ["'Ann'", '"Ann"'],
  ['Ann "A" Lee', '"Ann \\"A\\" Lee"'],
  ["$1 a\\b", '"\\$1 a\\\\b"'],
  ["Ann \\\n Lee", '"Ann  Lee"'],
])("writes %s as a label", (before, after) => {
  expect(fixedBy(ID, `FROM a\nMAINTAINER ${before}\n`)).toBe(`FROM a\n${LABEL}=${after}\n`);
});

test("keeps case, CRLF and other escape characters", () => {
  const text = '# escape=`\r\nFROM a\r\nmaintainer A "B" \\';
  const fixed = `# escape=\`\r\nFROM a\r\n${LABEL.replace("LABEL", "label")}="A \`"B\`" \\"`;
  expect(fixedBy(ID, text)).toBe(fixed);
});

test("removes it where the label is there, for a person to look at", () => {
  const text = `FROM a\nMAINTAINER A\n${LABEL}=B\n`;
  expect(fixedBy(ID, text)).toBe(`FROM a\n${LABEL}=B\n`);
  expect(safetyOf(ID, text)).toBe("review");
});

test("leaves one with a comment inside", () => {
  expect(safetyOf(ID, "FROM a\nMAINTAINER A \\\n# b\n C\n")).toBe("none");
});
