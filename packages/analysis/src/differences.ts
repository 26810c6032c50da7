import { minimalEdit } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { diffLines } from "diff";

/** Edits that turn one text into another, one for each run of changed lines, each as small as it can be. */
export function differences(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let removed = "";
  let added = "";

  function flush(): void {
    const edit = minimalEdit(removed, added);
    if (edit !== null) {
      const { start, end } = edit.span;
      edits.push({ span: { start: offset + start, end: offset + end }, newText: edit.newText });
    }
    offset += removed.length;
    removed = "";
    added = "";
  }

  for (const part of diffLines(before, after)) {
    if (part.removed) removed += part.value;
    else if (part.added) added += part.value;
    else {
      flush();
      offset += part.value.length;
    }
  }
  flush();
  return edits;
}
