import type { Item, SyntaxTree } from "@stagemap/syntax";
import { itemSpan } from "@stagemap/syntax";
import type { TextEdit } from "@stagemap/text";
import { lineContentEnd } from "./blanks.ts";

export interface Spacing {
  /** True when no line may be added or taken away; then only the blanks in empty lines go. */
  readonly keepsLines: boolean;
  /** True when an empty line at the start stays. */
  readonly keepsStart: boolean;
}

/**
 * Empty lines and the text's last line end: at most one empty line in a row, none at the start and the end, one before every
 * stage that follows on steps, comments directly above its FROM included.
 */
export function spacingEdits(tree: SyntaxTree, spacing: Spacing): readonly TextEdit[] {
  const stages = spacing.keepsLines ? [] : stageEdits(tree);
  return [...blankEdits(tree, spacing), ...stages, ...endEdits(tree)];
}

function blankEdits(tree: SyntaxTree, { keepsLines, keepsStart }: Spacing): readonly TextEdit[] {
  const { items } = tree;
  const lastIndex = items.findLastIndex(({ kind }) => kind !== "blank");
  return items.flatMap((item, index) => {
    if (item.kind !== "blank") return [];
    const { start, end } = itemSpan(tree, index);
    const isFirst = index === 0 ? keepsStart : items[index - 1]?.kind !== "blank";
    const isKept = keepsLines || (isFirst && index < lastIndex);
    const contentEnd = start + lineContentEnd(item.raw, 0, item.raw.length);
    return [{ span: { start, end: isKept ? contentEnd : end }, newText: "" }];
  });
}

function stageEdits(tree: SyntaxTree): readonly TextEdit[] {
  const { items } = tree;
  const edits: TextEdit[] = [];
  let hasStage = false;
  for (const [index, item] of items.entries()) {
    if (item.kind !== "instruction" || item.instruction.name !== "FROM") continue;
    let first = index;
    while (items[first - 1]?.kind === "comment") first--;
    const previous = items[first - 1];
    if (hasStage && previous !== undefined && isEndOfStage(previous)) {
      const { start } = itemSpan(tree, first);
      edits.push({ span: { start, end: start }, newText: lineEndOf(previous) });
    }
    hasStage = true;
  }
  return edits;
}

/** A stage of nothing but its FROM is an entry of a list, which stays together. */
function isEndOfStage(item: Item): boolean {
  if (item.kind === "blank" || !isWhole(item)) return false;
  return item.kind !== "instruction" || item.instruction.name !== "FROM";
}

function endEdits(tree: SyntaxTree): readonly TextEdit[] {
  const { items, source } = tree;
  const last = items.at(-1);
  if (last === undefined || last.kind === "blank" || !isWhole(last)) return [];
  // A "\r" alone would be half of a line end with what is added here.
  if (/[\r\n]$/.test(last.raw)) return [];
  const newText = lineEndOf(items[0] ?? last);
  return [{ span: { start: source.length, end: source.length }, newText }];
}

/** False where what follows may still belong to the item, as behind a heredoc without an end. */
function isWhole(item: Item): boolean {
  return item.problems.length === 0 && !(item.kind === "instruction" && item.isOpen);
}

function lineEndOf({ raw }: Item): string {
  return /\r\n/.test(raw) ? "\r\n" : "\n";
}
