import type { Item, SyntaxTree } from "@stagemap/syntax";
import { partsOf } from "./parts.ts";

/**
 * The numbers of the instructions that are rows of a table: neighbouring lines of the same instruction in which every gap of
 * several blanks brings a word in line with one of another row.
 */
export function tableRows({ items }: SyntaxTree): ReadonlySet<number> {
  const rows = new Set<number>();
  let start = 0;
  while (start < items.length) {
    let end = start + 1;
    while (end < items.length && isRowWith(items[start], items[end])) end++;
    if (end - start > 1 && isTable(items.slice(start, end))) {
      for (let index = start; index < end; index++) rows.add(index);
    }
    start = end;
  }
  return rows;
}

/** True when both are one line of the same instruction. */
function isRowWith(first: Item | undefined, other: Item | undefined): boolean {
  return (
    first?.kind === "instruction" &&
    other?.kind === "instruction" &&
    first.instruction.name !== null &&
    first.instruction.name === other.instruction.name &&
    [first, other].every((item) => item.lineEnds <= 1 && item.problems.length === 0 && !item.isOpen)
  );
}

function isTable(items: readonly Item[]): boolean {
  const rows = items.map(columnsOf);
  const isPadded = rows.some((row) => row.some(({ gap }) => gap > 1));
  return (
    isPadded &&
    rows.every((row, index) =>
      row.every(
        ({ column, gap }) =>
          gap <= 1 ||
          rows.some((other, place) => place !== index && other.some((at) => at.column === column)),
      ),
    )
  );
}

/** Where each part starts, counted from the keyword, and how many blanks stand before it. */
function columnsOf(item: Item): readonly { readonly column: number; readonly gap: number }[] {
  if (item.kind !== "instruction" || item.raw.includes("\t")) return [];
  const parts = partsOf(item);
  const [keyword] = parts;
  return parts.slice(1).map(({ from }, index) => {
    return { column: from - (keyword?.from ?? 0), gap: from - (parts[index]?.to ?? from) };
  });
}
