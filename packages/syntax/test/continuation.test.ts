import { expect, test } from "vitest";
import { parse } from "../src/index.ts";
import { checkArgs, checkSpans, lastInstruction } from "./check.ts";

/** Expects that the whole text is one instruction whose logical line is `line`. */
function checkLine(source: string, line: string): void {
  const { items } = parse(source);
  expect(items).toMatchObject([{ kind: "instruction", raw: source, line: { text: line } }]);
}

test.each([
  ["RUN a \\\n  b\n", "RUN a   b"],
  ["RUN a\\\nb", "RUN ab"],
  ["RUN a \\\r\n\tb\r\n", "RUN a \tb"],
  ["RUN a \\ \t\nb", "RUN a b"],
  ["RUN a \\\r\r\nb", "RUN a b"],
  ["RU\\\nN a", "RUN a"],
  ["  RUN a \\\n b", "RUN a  b"],
  ["RUN a \\\n\\\n b", "RUN a  b"],
  ["RUN a \\\n \\\n b", "RUN a   b"],
  ["\\\nRUN a", "RUN a"],
  ["\\ \nRUN a", "RUN a"],
  ["RUN a \\\n# c \\\nb", "RUN a b"],
  ["RUN a \\\n  \u0085\t# c\n\n \u00A0\nb", "RUN a b"],
  ["RUN a \\\n#\\\n#\n b \\\n # d\n c", "RUN a  b  c"],
])("%j is one line", checkLine);

test.each([
  ["RUN a \\", "RUN a "],
  ["RUN a \\\n", "RUN a "],
  ["RUN a \\\n\n# c\n", "RUN a "],
  ["\\", ""],
  ["\\\n\n", ""],
])("%j goes on to the end of the text", checkLine);

test.each([
  ["two backslashes", "RUN a \\\\\n"],
  ["two backslashes and spaces", "RUN a \\\\  \n"],
  ["three backslashes", "RUN a \\\\\\\n"],
  ["a backslash and a NBSP", "RUN a \\\u00A0\n"],
  ["a backslash and a vertical tab", "RUN a \\\v\n"],
  ["a backtick", "RUN a `\n"],
  ["a comment's backslash", "# a \\\n"],
])("%s at the end of a line continues nothing", (_, line) => {
  const { items } = parse(`${line}RUN b\n`);
  expect(items).toHaveLength(2);
});

test.each([
  ["RUN a `\n b", "RUN a  b"],
  ["RUN a ` \n b", "RUN a  b"],
])("with the backtick as escape %j is one line", (source, line) => {
  const { item } = lastInstruction(parse(`# escape=\`\n${source}`));
  expect(item).toMatchObject({ raw: source, line: { text: line } });
});

test("with the backtick as escape, neither two of them nor a backslash continue a line", () => {
  expect(parse("# escape=`\nRUN a ``\nRUN b \\\nRUN c").items).toHaveLength(4);
});

test("a comment inside goes on to the next line whatever it ends with", () => {
  checkLine("RUN a \\\n# c\n b\n", "RUN a  b");
});

test("a directive inside is a comment", () => {
  const { item } = lastInstruction(parse("RUN a \\\n# escape=`\n b"));
  expect(item.line.text).toBe("RUN a  b");
});

function hasEmptyLine(source: string): boolean {
  return lastInstruction(parse(source)).item.hasEmptyContinuation;
}

test("an empty line inside is remembered, a comment or the end of the text is none", () => {
  expect(hasEmptyLine("RUN a \\\n\n b")).toBe(true);
  expect(hasEmptyLine("RUN a \\\n \t\r\n b")).toBe(true);
  expect(hasEmptyLine("RUN a \\\n\n")).toBe(true);
  expect(hasEmptyLine("RUN a \\\n# c\n b")).toBe(false);
  expect(hasEmptyLine("RUN a \\\n")).toBe(false);
  expect(hasEmptyLine("RUN a \\\n \\\n b")).toBe(false);
});

test("words of continued lines stand where they are in the text", () => {
  checkArgs("COPY «a» \\\n  # why\n\n\t«b» «c» \\\n «d»\n", ["a", "b", "c", "d"]);
});

test("a word over two lines goes from its first to its last character", () => {
  const item = checkSpans("FROM «al\\\npine» «AS» «b»\n", ({ instruction }) => instruction.args);
  expect(item.instruction.args[0]?.text).toBe("alpine");
});

test("a keyword over two lines goes from its first to its last character", () => {
  checkSpans("«RU\\\nN» a", ({ instruction }) => [instruction.keyword]);
});

function isOpen(source: string): boolean {
  return lastInstruction(parse(source)).item.isOpen;
}

test("an instruction that the end of the text cuts off is open", () => {
  expect(isOpen("RUN a \\\n")).toBe(true);
  expect(isOpen("RUN a \\\n# c\n")).toBe(true);
  expect(isOpen("RUN a\n")).toBe(false);
});

test("the line ends of an item are all counted", () => {
  const tree = parse("RUN a \\\n b\n\nRUN c");
  expect(tree.items.map(({ lineEnds }) => lineEnds)).toEqual([2, 1, 0]);
  expect(tree.lines).toEqual([1, 3, 4, 4]);
});
