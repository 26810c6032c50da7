import type { TextEdit } from "@stagemap/text";
import type { Fix } from "./rule.ts";

/** The fix with these edits, as a list; an empty one when an edit cannot be made exactly, or there is none. */
export function wholeFix(
  title: string,
  safety: Fix["safety"],
  edits: readonly (TextEdit | null)[],
): readonly Fix[] {
  const made = edits.filter((edit) => edit !== null);
  return made.length === 0 || made.length < edits.length ? [] : [{ title, safety, edits: made }];
}
