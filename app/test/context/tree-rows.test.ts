import { describe, expect, it } from "vitest";
import { bytesInWords } from "../../src/context/bytes.ts";
import { fateInWords, shippingInWords } from "../../src/context/describe-files.ts";
import { chosenFiles } from "../../src/context/file-filter.ts";
import { createFileTable } from "../../src/context/file-table.ts";
import { lineRemarks } from "../../src/context/line-remarks.ts";
import { treeRows } from "../../src/context/tree-rows.ts";
import { reportOn } from "../context-report.ts";

const paths = [
  "README.md",
  "a-b/x",
  "a/deep/er/one",
  "a/deep/er/two",
  "a.txt",
  "package.json",
  "public/logo.svg",
  "src/app.ts",
  "src/app.test.ts",
];

async function rowsOf(open: readonly string[], chosen: readonly string[] | null = null) {
  const report = await reportOn(paths);
  const indexes = chosen?.map((path) => report.paths.indexOf(path)).toSorted((a, b) => a - b);
  const table = createFileTable(report, indexes === undefined ? null : Uint32Array.from(indexes));
  return treeRows(table, (path) => open.includes(path)).map(
    ({ kind, name, level, position, siblings }) =>
      `${"  ".repeat(level - 1)}${name}${kind === "folder" ? "/" : ""} ${position}/${siblings}`,
  );
}

describe("the rows of the tree", () => {
  it("are the folders and then the files, one row for folders that only hold a folder", async () => {
    expect(await rowsOf([])).toEqual([
      "a-b/ 1/7",
      "a/deep/er/ 2/7",
      "public/ 3/7",
      "src/ 4/7",
      "README.md 5/7",
      "a.txt 6/7",
      "package.json 7/7",
    ]);
  });

  it("show what is inside of open folders", async () => {
    expect((await rowsOf(["a/deep/er", "src"])).slice(1, 7)).toEqual([
      "a/deep/er/ 2/7",
      "  one 1/2",
      "  two 2/2",
      "public/ 3/7",
      "src/ 4/7",
      "  app.test.ts 1/2",
    ]);
  });

  it("are those of the chosen files alone", async () => {
    expect(await rowsOf(["src"], ["src/app.ts", "a.txt"])).toEqual([
      "src/ 1/2",
      "  app.ts 1/1",
      "a.txt 2/2",
    ]);
  });
});

describe("what a folder comes to", () => {
  it("is told of all files in it", async () => {
    const report = await reportOn(paths, "**/*.test.ts\n");
    const table = createFileTable(report, null);
    const src = treeRows(table, () => false).find(({ path }) => path === "src");
    const summary = table.summary(src?.start ?? 0, src?.end ?? 0);
    expect(summary).toMatchObject({ files: 2, sent: 1, ignored: 1, bytes: 2, line: null });
    expect(fateInWords(summary)).toBe("1 of 2 files sent");
  });

  it("names the line and the steps when they are the same for all", async () => {
    const report = await reportOn(paths, "# first\nsrc\n");
    const table = createFileTable(report, null);
    const [src, logo] = ["src", "public"].map((path) => {
      const row = treeRows(table, () => false).find((each) => each.path === path);
      return table.summary(row?.start ?? 0, row?.end ?? 0);
    });
    expect(src).toMatchObject({ ignored: 2, line: 2, takers: [] });
    expect(src && fateInWords(src)).toBe("ignored by line 2");
    expect(logo?.takers?.map((step) => report.steps[step]?.line)).toEqual([9]);
    expect(logo && shippingInWords(logo)).toBe("In the image that ships.");
  });
});

describe("the filter", () => {
  it("looks for a part of the path, in any case, and for what becomes of files", async () => {
    const report = await reportOn(paths, "a\n");
    const shown = (filter: Parameters<typeof chosenFiles>[1]) =>
      Array.from(chosenFiles(report, filter) ?? [], (file) => report.paths[file]);
    expect(shown({ query: "APP", show: "all" })).toEqual(["src/app.test.ts", "src/app.ts"]);
    expect(shown({ query: "", show: "ignored" })).toEqual(["a/deep/er/one", "a/deep/er/two"]);
    expect(shown({ query: "two", show: "sent" })).toEqual([]);
    expect(shown({ query: "", show: "unused" })).toEqual(["README.md", "a-b/x", "a.txt"]);
    expect(chosenFiles(report, { query: " ", show: "all" })).toBeNull();
  });
});

it("says of every pattern what it does", async () => {
  const report = await reportOn(paths, "src\n!src/app.ts\n# x\nnothing\nREADME.md\n");
  expect(lineRemarks(report)).toEqual([
    { line: 1, kind: "fine", text: "Keeps out 1 file (1 B): `src/app.test.ts`." },
    { line: 2, kind: "fine", text: "Lets in again 1 file (1 B): `src/app.ts`." },
    { line: 4, kind: "fine", text: "It fits none of the files." },
    { line: 5, kind: "fine", text: "Keeps out 1 file (1 B): `README.md`." },
  ]);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [9949, "9.9 kB"],
  [9950, "10 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [3.4e9, "3.4 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
