import type { TextEdit } from "@stagemap/text";

/** The edit that turns one text into another: from the first line that differs to the last. None for equal texts. */
export function editTo(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  start = before.lastIndexOf("\n", start - 1) + 1;
  let back = 0;
  while (
    back < shorter - start &&
    before[before.length - 1 - back] === after[after.length - 1 - back]
  ) {
    back++;
  }
  // Up to a whole line again.
  const line = before.indexOf("\n", before.length - back - 1);
  const end = line === -1 ? before.length : Math.max(start, line + 1);
  const newEnd = after.length - (before.length - end);
  return [{ span: { start, end }, newText: after.slice(start, Math.max(start, newEnd)) }];
}
