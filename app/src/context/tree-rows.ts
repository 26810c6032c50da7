import type { FileTable } from "./file-table.ts";

/** One row of the tree: a file, or a folder with the files from `start` up to `end` of the table. */
export interface TreeRow {
  readonly kind: "file" | "folder";
  readonly path: string;
  /** What is shown: of folders with nothing but one folder inside, all names in one row. */
  readonly name: string;
  /** From 1. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
}

/** The rows to show, in order; in every folder the folders come first. */
export function treeRows(table: FileTable, isOpen: (path: string) => boolean): readonly TreeRow[] {
  const rows: TreeRow[] = [];

  function add(start: number, end: number, prefix: string, level: number): void {
    const inside = partsOf(table, { start, end, prefix });
    const siblings = inside.length;
    let position = 0;
    for (const { kind, path, name, start: from, end: to } of inside) {
      const open = kind === "folder" && isOpen(path);
      position++;
      // Field by field: a spread takes several times as long, and rows may be very many.
      rows.push({
        kind,
        path,
        name,
        level,
        start: from,
        end: to,
        isOpen: open,
        position,
        siblings,
      });
      if (open) add(from, to, `${path}/`, level + 1);
    }
  }

  add(0, table.count, "", 1);
  return rows;
}

type Part = Pick<TreeRow, "kind" | "path" | "name" | "start" | "end">;

interface Range {
  readonly start: number;
  readonly end: number;
  /** What all paths of the range begin with. */
  readonly prefix: string;
}

function partsOf(table: FileTable, { start, end, prefix }: Range): readonly Part[] {
  const folders: Part[] = [];
  const files: Part[] = [];
  let at = start;
  while (at < end) {
    const path = table.pathAt(at);
    const slash = path.indexOf("/", prefix.length);
    if (slash === -1) {
      files.push({ kind: "file", path, name: path.slice(prefix.length), start: at, end: at + 1 });
      at++;
      continue;
    }
    const next = endOfPrefix(table, { start: at, end, prefix: path.slice(0, slash + 1) });
    const folder = deepest(table, at, next, path.slice(0, slash));
    folders.push({
      kind: "folder",
      path: folder,
      name: folder.slice(prefix.length),
      start: at,
      end: next,
    });
    at = next;
  }
  return [...folders, ...files];
}

/** The folder that all files of the range are in, at or below `folder`. */
function deepest(table: FileTable, start: number, end: number, folder: string): string {
  const first = table.pathAt(start);
  const last = table.pathAt(end - 1);
  let found = folder;
  for (;;) {
    const slash = first.indexOf("/", found.length + 1);
    if (slash === -1 || !last.startsWith(first.slice(0, slash + 1))) return found;
    found = first.slice(0, slash);
  }
}

/** Where the paths with the prefix end: sorted, they stand side by side. */
function endOfPrefix(table: FileTable, { start, end, prefix }: Range): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.pathAt(middle).startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return low;
}
