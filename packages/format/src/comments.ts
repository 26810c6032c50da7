import type { SyntaxTree } from "@stagemap/syntax";
import { lineContentEnd, skipBlanks, trimBlanks } from "./blanks.ts";
import type { LocalEdit } from "./local-edit.ts";

/** A comment between instructions stands at the start of its line and ends with its text. */
export function commentEdits(tree: SyntaxTree, index: number): readonly LocalEdit[] {
  const item = tree.items[index];
  if (item?.kind !== "comment") return [];
  const { raw } = item;
  const contentEnd = lineContentEnd(raw, 0, raw.length);
  const last = trimBlanks(raw, 0, contentEnd);
  const trailing = { from: last, to: contentEnd, newText: "" };
  return [{ from: 0, to: skipBlanks(raw, 0, last), newText: "" }, trailing];
}
