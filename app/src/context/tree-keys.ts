import type { TreeRow } from "./tree-rows.ts";

/** What a key does in a tree: another row becomes the active one, or a folder opens or closes. */
export type TreeMove =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "toggle"; readonly path: string };

/** By the pattern for trees of the ARIA practices; null for a key that means nothing there. */
export function treeMove(
  rows: readonly TreeRow[],
  { at, key, page }: { readonly at: number; readonly key: string; readonly page: number },
): TreeMove | null {
  const row = rows[at];
  const last = rows.length - 1;
  if (row === undefined) return null;
  const toggle: TreeMove = { kind: "toggle", path: row.path };
  const isFolder = row.kind === "folder";
  switch (key) {
    case "ArrowDown":
      return go(Math.min(at + 1, last));
    case "ArrowUp":
      return go(Math.max(at - 1, 0));
    case "PageDown":
      return go(Math.min(at + page, last));
    case "PageUp":
      return go(Math.max(at - page, 0));
    case "Home":
      return go(0);
    case "End":
      return go(last);
    case "ArrowRight":
      if (!isFolder) return null;
      return row.isOpen ? go(Math.min(at + 1, last)) : toggle;
    case "ArrowLeft": {
      if (row.isOpen) return toggle;
      const parent = rows.slice(0, at).findLastIndex(({ level }) => level < row.level);
      return parent === -1 ? null : go(parent);
    }
    case "Enter":
    case " ":
      return isFolder ? toggle : null;
    default:
      return null;
  }
}

function go(to: number): TreeMove {
  return { kind: "go", to };
}
