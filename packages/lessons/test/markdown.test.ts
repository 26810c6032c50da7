import { expect, test } from "vitest";
import { readInline, readMarkdown } from "../src/index.ts";

test("paragraphs, lists and code are blocks", () => {
  const text = "One\ngoes on.\n\n- a\n- b\n  more\n\n1. x\n2. y\n\n```\nRUN `a`\n\n<b>\n```";
  expect(readMarkdown(text)).toEqual([
    { kind: "paragraph", content: [{ kind: "text", text: "One goes on." }] },
    {
      kind: "list",
      isNumbered: false,
      items: [[{ kind: "text", text: "a" }], [{ kind: "text", text: "b more" }]],
    },
    {
      kind: "list",
      isNumbered: true,
      items: [[{ kind: "text", text: "x" }], [{ kind: "text", text: "y" }]],
    },
    { kind: "code", text: "RUN `a`\n\n<b>" },
  ]);
});

test("marks inside a line", () => {
  expect(readInline("a `b*c*` **d** *e* [f](https://x.org/y) g")).toEqual([
    { kind: "text", text: "a " },
    { kind: "code", text: "b*c*" },
    { kind: "text", text: " " },
    { kind: "strong", text: "d" },
    { kind: "text", text: " " },
    { kind: "emphasis", text: "e" },
    { kind: "text", text: " " },
    { kind: "link", text: "f", address: "https://x.org/y" },
    { kind: "text", text: " g" },
  ]);
});

test.each([
  "<script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](http://example.com)",
  "![x](https://example.com/a.png",
  "**open",
  "a `b",
  "2 * 3 * 4",
  "&lt;b&gt;",
])("%s stays as it is written", (text) => {
  expect(readInline(text).filter(({ kind }) => kind === "link")).toEqual([]);
  expect(
    readInline(text)
      .map((each) => each.text)
      .join(""),
  ).toBe(text);
});

test("a text of many marks is read in a moment", () => {
  const text = "**a*`[".repeat(20_000);
  const before = performance.now();
  readMarkdown(text);
  expect(performance.now() - before).toBeLessThan(2000);
});
