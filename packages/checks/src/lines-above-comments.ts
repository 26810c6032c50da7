import type { TextEdit } from "@stagemap/text";
import { indentOf, lineEndOf } from "./edits.ts";
import type { CheckContext, Site } from "./rule.ts";

/** Puts a line above an instruction and above the comments that stand right over it. */
export function linesAboveComments({ model }: CheckContext, site: Site, line: string): TextEdit {
  const { items, starts } = model.tree;
  let index = site.index;
  while (items[index - 1]?.kind === "comment") index--;
  // Comments that reach up to the instruction before speak of either.
  if (items[index - 1]?.kind !== "blank") index = site.index;
  const start = starts[index] ?? 0;
  const newText = indentOf(site) + line + lineEndOf(model.tree);
  return { span: { start, end: start }, newText };
}
