import { expect, it } from "vitest";
import { treeMove } from "../../src/context/tree-keys.ts";
import type { TreeRow } from "../../src/context/tree-rows.ts";

function row(path: string, part: Partial<TreeRow> = {}): TreeRow {
  const level = path.split("/").length;
  const kind = part.kind ?? "file";
  return {
    kind,
    path,
    name: path,
    level,
    start: 0,
    end: 1,
    isOpen: false,
    position: 1,
    siblings: 1,
    ...part,
  };
}

const rows = [
  row("closed", { kind: "folder" }),
  row("open", { kind: "folder", isOpen: true }),
  row("open/a"),
  row("open/b"),
  row("last"),
];

it.each([
  ["ArrowDown", 0, "go 1"],
  ["ArrowDown", 4, "go 4"],
  ["ArrowUp", 0, "go 0"],
  ["ArrowUp", 3, "go 2"],
  ["Home", 3, "go 0"],
  ["End", 1, "go 4"],
  ["PageDown", 0, "go 3"],
  ["PageUp", 4, "go 1"],
  ["ArrowRight", 0, "toggle closed"],
  ["ArrowRight", 1, "go 2"],
  ["ArrowRight", 2, null],
  ["ArrowLeft", 0, null],
  ["ArrowLeft", 1, "toggle open"],
  ["ArrowLeft", 3, "go 1"],
  ["Enter", 0, "toggle closed"],
  [" ", 1, "toggle open"],
  ["Enter", 2, null],
  ["x", 2, null],
])("%j in row %d: %j", (key, at, expected) => {
  const move = treeMove(rows, { at, key, page: 3 });
  expect(move && (move.kind === "go" ? `go ${move.to}` : `toggle ${move.path}`)).toBe(expected);
});

it("does nothing where there is no row", () => {
  expect(treeMove([], { at: 0, key: "End", page: 3 })).toBeNull();
});
