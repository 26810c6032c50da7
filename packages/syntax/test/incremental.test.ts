import { isDeepStrictEqual } from "node:util";
import { dockerfileText, edit, hostileText } from "@stagemap/testkit";
import { applyEdits, minimalEdit } from "@stagemap/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../src/index.ts";
import type { Item, SyntaxTree } from "../src/index.ts";

/** Parsing `after` with the help of `before`'s tree must give what parsing it afresh gives. */
function checkReparse(before: string, after: string): void {
  expect(parse(after, parse(before))).toEqual(parse(after));
}

/** Faster than toEqual where a counterexample tells enough. */
function isSame(tree: SyntaxTree, other: SyntaxTree): boolean {
  return isDeepStrictEqual(tree, other);
}

/** [what the edit does, the text before, the text after] */
const CASES: readonly (readonly [string, string, string])[] = [
  ["adds a line behind a mark that waited for one", "FROM a\nRUN b \\\n", "FROM a\nRUN b \\\nc\n"],
  [
    "adds a line behind a comment inside a line",
    "FROM a\nRUN b \\\n# c\n",
    "FROM a\nRUN b \\\n# c\nd\n",
  ],
  [
    "adds an instruction behind an open line",
    "FROM a\nRUN b \\\n\n",
    "FROM a\nRUN b \\\n\nRUN c\n",
  ],
  ["ends a last line without a line end", "FROM a\nRUN b", "FROM a\nRUN b\n"],
  ["goes on with a last line", "FROM a\nRUN b", "FROM a\nRUN bc"],
  ["goes on with a last line of spaces", "FROM a\n ", "FROM a\n RUN b"],
  ["opens a continued line", "FROM a\nRUN b\nRUN c\n", "FROM a\nRUN b\\\nRUN c\n"],
  ["closes a continued line", "FROM a\nRUN b \\\nRUN c\n", "FROM a\nRUN b \nRUN c\n"],
  ["doubles a mark", "FROM a\nRUN b \\\nRUN c\n", "FROM a\nRUN b \\\\\nRUN c\n"],
  ["opens a heredoc", "FROM a\nRUN E\nx\nE\nRUN c\n", "FROM a\nRUN <<E\nx\nE\nRUN c\n"],
  ["closes a heredoc", "FROM a\nRUN <<E\nRUN x\nRUN y\n", "FROM a\nRUN <<E\nRUN x\nE\nRUN y\n"],
  [
    "closes a heredoc far behind",
    "FROM a\nRUN <<E\nRUN x\nRUN y\n",
    "FROM a\nRUN <<E\nRUN x\nRUN y\nE",
  ],
  [
    "spoils a terminator",
    "FROM a\nRUN <<E\nRUN x\nE\nRUN y\n",
    "FROM a\nRUN <<E\nRUN x\nE \nRUN y\n",
  ],
  ["renames a heredoc", "FROM a\nRUN <<E\nE\nF\nRUN y\n", "FROM a\nRUN <<F\nE\nF\nRUN y\n"],
  ["ends the last terminator", "FROM a\nRUN <<E\nE", "FROM a\nRUN <<E\nE\n"],
  ["goes on with the last terminator", "FROM a\nRUN <<E\nE", "FROM a\nRUN <<E\nEx\nE\n"],
  [
    "takes away where a lost heredoc ended",
    "FROM a\nRUN <<E\nx\nRUN y\n",
    "FROM a\nRUN <<E\nx\nrun y\n",
  ],
  ["adds a directive", "FROM a\nRUN b `\n c", "# escape=`\nFROM a\nRUN b `\n c"],
  ["changes a directive", "# escape=`\nFROM a\nRUN b `\n c", "# escape=\\\nFROM a\nRUN b `\n c"],
  ["takes a directive away", "# escape=`\nFROM a\nRUN b `\n c", "FROM a\nRUN b `\n c"],
  [
    "ends the directives",
    "# check=a\n# escape=`\nRUN b `\n c",
    "\n# check=a\n# escape=`\nRUN b `\n c",
  ],
  ["brings a directive to the top", "#\n# escape=`\nRUN b `\n c", "# escape=`\nRUN b `\n c"],
  ["repeats a directive", "# check=a\nFROM a\n", "# check=a\n# check=a\nFROM a\n"],
  ["goes on with directives at the end", "# check=a\n", "# check=a\n# escape=`\nRUN a `\n b"],
  ["puts a byte order mark in front", "# escape=`\nFROM a\n", "\uFEFF# escape=`\nFROM a\n"],
  ["takes a byte order mark away", "\uFEFFFROM a\nRUN b\n", "FROM a\nRUN b\n"],
  [
    "puts a second byte order mark in front",
    "\uFEFFFROM a\nRUN b\n",
    "\uFEFF\uFEFFFROM a\nRUN b\n",
  ],
  ["splits a CRLF", "FROM a\r\nRUN b\r\n", "FROM a\rx\nRUN b\r\n"],
  ["joins two lines", "FROM a\nRUN b\nRUN c\n", "FROM a\nRUN bRUN c\n"],
  ["repeats a line", "FROM a\nRUN b\nRUN b\n", "FROM a\nRUN b\nRUN b\nRUN b\n"],
  ["takes one of equal lines away", "RUN b\nRUN b\nRUN b\n", "RUN b\nRUN b\n"],
  ["empties the text", "FROM a\n", ""],
  ["fills the empty text", "", "FROM a\n"],
];

test.each(CASES)("an edit that %s", (_, before, after) => {
  checkReparse(before, after);
  checkReparse(after, before);
});

test("the same text gives the same tree", () => {
  const tree = parse("FROM a");
  expect(parse("FROM a", tree)).toBe(tree);
});

test("an edit in one instruction leaves all others the same objects", () => {
  const old = parse("FROM a\nRUN b\n# c\nRUN <<E\nd\nE\nRUN \\\n e\n");
  const tree = parse("FROM a\nRUN b\n# c\nRUN <<E\nd!\nE\nRUN \\\n e\n", old);
  expect(tree.items.map((item, index) => item === old.items[index])).toEqual([
    true,
    true,
    true,
    false,
    true,
  ]);
});

const RUNS = { numRuns: 500 };
const anyText = fc.oneof(hostileText(), dockerfileText());

test("a tree made with the help of an earlier one equals one made afresh, whatever the edit", () => {
  fc.assert(
    fc.property(
      anyText.chain((text) => fc.tuple(fc.constant(text), edit(text))),
      ([text, change]) => {
        const after = applyEdits(text, [change]);
        expect(isSame(parse(after, parse(text)), parse(after))).toBe(true);
      },
    ),
    RUNS,
  );
});

test("it does over many edits, each from the tree of the one before", () => {
  fc.assert(
    fc.property(anyText, fc.gen(), (first, gen) => {
      let text = first;
      let tree = parse(text);
      for (let count = 0; count < 12; count++) {
        text = applyEdits(text, [gen(edit, text)]);
        tree = parse(text, tree);
        expect(isSame(tree, parse(text))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("it does between two texts that have nothing to do with each other", () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      expect(isSame(parse(after, parse(before)), parse(after))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("items that an edit leaves alone stay the same objects", () => {
  fc.assert(
    fc.property(
      dockerfileText().chain((text) => fc.tuple(fc.constant(text), edit(text))),
      ([text, change]) => {
        checkIdentity(text, applyEdits(text, [change]));
      },
    ),
    RUNS,
  );
});

/** Items before the one that the edit touches stay, and so does every item behind it that starts where it did. */
function checkIdentity(before: string, after: string): void {
  const old = parse(before);
  const tree = parse(after, old);
  const change = minimalEdit(before, after);
  if (change === null) {
    expect(tree).toBe(old);
    return;
  }
  const { span, newText } = change;
  const touched = old.items.findIndex((_, index) => (old.starts[index + 1] ?? 0) >= span.start);
  // Directives rule the whole file, so up to the first other line all is read afresh.
  const firstOther = old.items.findIndex(({ kind }) => kind !== "directive");
  if (touched <= firstOther) return;
  expect(haveSameItems(tree.items.slice(0, touched), old.items.slice(0, touched))).toBe(true);

  const shift = newText.length - (span.end - span.start);
  const oldItems = new Map(
    old.items.map((item, index) => [(old.starts[index] ?? 0) + shift, item]),
  );
  for (const [index, item] of tree.items.entries()) {
    const start = tree.starts[index] ?? 0;
    const oldItem = start < span.start + newText.length ? undefined : oldItems.get(start);
    if (oldItem !== undefined) expect(item === oldItem).toBe(true);
  }
}

function haveSameItems(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index]);
}
