import { marked } from "@stagemap/testkit";
import { expect, test } from "vitest";
import { absoluteSpan, parse } from "../src/index.ts";
import type { SyntaxTree } from "../src/index.ts";

/** Names and values of a text's directives, in order. */
function directivesOf(tree: SyntaxTree): readonly (readonly [string, string])[] {
  return tree.items.flatMap((item) =>
    item.kind === "directive" ? [[item.name, item.value.text] as const] : [],
  );
}

/** Expects one directive with its name and value at the two «marks». */
function checkDirective(source: string, name: string, value: string): void {
  const { text, spans } = marked(source);
  const tree = parse(text);
  const index = tree.items.findIndex(({ kind }) => kind === "directive");
  const item = tree.items[index];
  if (item?.kind !== "directive") throw new Error(`no directive in ${source}`);
  expect(directivesOf(tree)).toEqual([[name, value]]);
  expect([item.nameSpan, item.value].map((part) => absoluteSpan(tree, index, part))).toEqual(spans);
}

test.each([
  ["# «syntax»=«docker/dockerfile:1»\n", "syntax", "docker/dockerfile:1"],
  ["#«syntax»=«a»", "syntax", "a"],
  ["  #  «SynTax» \t= «a  b»  \nFROM a", "syntax", "a  b"],
  ["# «escape» = «`»\r\n", "escape", "`"],
  ["# «check»=«skip=all;error=true»\n", "check", "skip=all;error=true"],
  ["\uFEFF# «check»=«a»\n", "check", "a"],
  ["# «syntax»=«=»\n", "syntax", "="],
  ["# «syntax»=«syntax»\n", "syntax", "syntax"],
  ["# «syntax»=«a\rb»\n", "syntax", "a\rb"],
  ["#\u00A0\u0085«syntax»=«a»\n", "syntax", "a"],
  ["# «syntax»=«a\u00A0»\n", "syntax", "a\u00A0"],
  ["# «syntax»= « »\n", "syntax", " "],
])("%j is a directive", checkDirective);

test("several directives follow each other in any order", () => {
  const tree = parse("# check=a\n# escape=`\r\n# syntax=b\nFROM a\n");
  expect(directivesOf(tree)).toEqual([
    ["check", "a"],
    ["escape", "`"],
    ["syntax", "b"],
  ]);
  expect(tree.escape).toBe("`");
});

test.each([
  ["an unknown one", "# what=1\n"],
  ["a comment", "# hello\n"],
  ["an empty comment", "#\n"],
  ["a blank line", "\n"],
  ["a line of spaces", " \t\n"],
  ["an instruction", "FROM a\n"],
  ["one without a value", "# syntax=\n"],
  ["a name with a space in it", "# syn tax=1\n"],
  ["a name that starts with a digit", "# 1=1\n"],
  ["a second byte order mark", "\uFEFF\uFEFF# check=a\n"],
  ["a continuation mark", "\\\n"],
])("%s ends the directives", (_, line) => {
  const tree = parse(`${line}# escape=\`\nFROM a\n`);
  expect(directivesOf(tree)).toEqual([]);
  expect(tree.escape).toBe("\\");
});

test("a directive behind the end is a comment", () => {
  const tree = parse("# syntax=a\n\n# escape=`\n");
  expect(tree.items.map(({ kind }) => kind)).toEqual(["directive", "blank", "comment"]);
  expect(tree.items[2]).toMatchObject({ text: "escape=`" });
});

test("the escape character rules continuation lines, flags and pairs", () => {
  const tree = parse("# escape=`\nENV A=a` b `\n  C=\\ D=d\n");
  expect(tree.items[1]).toMatchObject({
    instruction: {
      pairs: [
        { key: { text: "A" }, value: { text: "a` b" } },
        { key: { text: "C" }, value: { text: "\\" } },
        { key: { text: "D" }, value: { text: "d" } },
      ],
    },
  });
});

test("escape may be the backslash that it is anyway", () => {
  expect(parse("# escape=\\\nRUN a \\\n b").items).toHaveLength(2);
});

test("a refused escape character leaves the backslash", () => {
  const tree = parse("# escape=x\nRUN a \\\n b");
  expect(tree.escape).toBe("\\");
  expect(tree.items).toHaveLength(2);
});

test("a repeated escape does not count", () => {
  expect(parse("# escape=`\n# escape=\\\nFROM a").escape).toBe("`");
});

test("a directive does not go on over a continuation mark", () => {
  expect(directivesOf(parse("# syntax=a \\\nFROM b"))).toEqual([["syntax", "a \\"]]);
});
