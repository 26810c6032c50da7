import type { Span } from "@stagemap/text";
import { contentEnd } from "./physical-line.ts";
import type { LocalSpan, SyntaxTree } from "./tree.ts";

/** Where a part of item number `index` stands in the source. */
export function absoluteSpan(tree: SyntaxTree, index: number, local: LocalSpan): Span {
  const start = tree.starts[index] ?? 0;
  return { start: start + local.from, end: start + local.to };
}

/** The whole lines of item number `index`, line ends included. */
export function itemSpan(tree: SyntaxTree, index: number): Span {
  return { start: tree.starts[index] ?? 0, end: tree.starts[index + 1] ?? 0 };
}

/** An instruction from its keyword to the end of its last line, without that line's end. */
export function instructionSpan(tree: SyntaxTree, index: number): Span {
  const item = tree.items[index];
  const { start, end } = itemSpan(tree, index);
  if (item === undefined) return { start, end };
  const from = item.kind === "instruction" ? item.instruction.keyword.from : 0;
  return { start: start + from, end: start + contentEnd(item.raw, 0, item.raw.length) };
}
