import { skipBlanks, trimBlanks } from "./blanks.ts";
import type { LocalEdit } from "./local-edit.ts";
import type { Piece } from "./pieces.ts";

/**
 * The column in which all continuation marks of an instruction line up and still can after `edits`; null when they do not.
 * Then they stay in it, the blanks before them making up for what is moved.
 */
export function markColumn(
  raw: string,
  pieces: readonly Piece[],
  edits: readonly LocalEdit[],
): number | null {
  const marked = pieces.slice(0, -1);
  const [head] = marked;
  if (head === undefined || marked.length < 2) return null;
  const column = head.to - head.from;
  const isPadded = marked.some(({ from, to }) => to - trimBlanks(raw, from, to) > 1);
  const linesUp = marked.every((piece) => {
    const { from, to } = piece;
    return to - from === column && !raw.slice(from, to).includes("\t") && fits(raw, piece, edits);
  });
  return isPadded && linesUp ? column : null;
}

/** True when a line's content still ends before its mark. */
function fits(raw: string, { from, to }: Piece, edits: readonly LocalEdit[]): boolean {
  const first = skipBlanks(raw, from, to);
  if (first === to) return true;
  const end = trimBlanks(raw, first, to);
  const inside = edits.filter((edit) => edit.from >= from && edit.to <= end);
  const grown = inside.reduce((sum, edit) => sum + edit.newText.length - (edit.to - edit.from), 0);
  return end + grown < to;
}
