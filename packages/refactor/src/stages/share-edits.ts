import type { TextEdit } from "@stagemap/text";
import { editTo } from "./edit-to.ts";

/** More pairs of lines than this are one edit: comparing them would take too long. */
const MOST_PAIRS = 4_000_000;

/** The edits that turn one text into another, line by line: lines that stay are in none of them. */
export function editsTo(before: string, after: string): readonly TextEdit[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) top++;
  let back = 0;
  const shorter = Math.min(old.length, now.length) - top;
  while (back < shorter && old[old.length - 1 - back] === now[now.length - 1 - back]) back++;
  const a = old.slice(top, old.length - back);
  const b = now.slice(top, now.length - back);
  if (a.length * b.length > MOST_PAIRS) return editTo(before, after);
  const lengths = commonLengths(a, b);
  const edits: TextEdit[] = [];
  let at = old.slice(0, top).join("").length;
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const start = at;
    let newText = "";
    while ((left < a.length || right < b.length) && a[left] !== b[right]) {
      const isTaken =
        right >= b.length ||
        (left < a.length && lengths(left + 1, right) >= lengths(left, right + 1));
      if (isTaken) at += a[left++]?.length ?? 0;
      else newText += b[right++] ?? "";
    }
    if (at > start || newText !== "") edits.push({ span: { start, end: at }, newText });
    while (left < a.length && a[left] === b[right]) {
      at += a[left++]?.length ?? 0;
      right++;
    }
  }
  return edits;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** How many lines two lists have in common from a place in each on. */
function commonLengths(
  a: readonly string[],
  b: readonly string[],
): (left: number, right: number) => number {
  const width = b.length + 1;
  // Row by row: place `left * width + right`.
  const table = new Uint16Array((a.length + 1) * width);
  for (let left = a.length - 1; left >= 0; left--) {
    for (let right = b.length - 1; right >= 0; right--) {
      const here = left * width + right;
      table[here] =
        a[left] === b[right]
          ? (table[here + width + 1] ?? 0) + 1
          : Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
    }
  }
  return (left, right) => table[left * width + right] ?? 0;
}
