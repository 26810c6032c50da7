import { marked } from "@stagemap/testkit";
import { expect } from "vitest";
import { absoluteSpan, parse } from "../src/index.ts";
import type { Instruction, InstructionItem, LocalSpan, SyntaxTree } from "../src/index.ts";

/** The last instruction of a text and its number among the items. */
export function lastInstruction(tree: SyntaxTree): { item: InstructionItem; index: number } {
  const index = tree.items.findLastIndex(({ kind }) => kind === "instruction");
  const item = tree.items[index];
  if (item?.kind !== "instruction") throw new Error("the text has no instruction");
  return { item, index };
}

/** The last instruction of `source`. */
export function instructionOf(source: string): Instruction {
  return lastInstruction(parse(source)).item.instruction;
}

/** Parses a text and expects that what `pick` takes from its last instruction stands at the «marks», in order. */
export function checkSpans(
  source: string,
  pick: (item: InstructionItem) => readonly LocalSpan[],
): InstructionItem {
  const { text, spans } = marked(source);
  const tree = parse(text);
  const { item, index } = lastInstruction(tree);
  expect(pick(item).map((span) => absoluteSpan(tree, index, span))).toEqual(spans);
  return item;
}

/** Expects the arguments of a text's last instruction at its «marks», with these texts; returns the instruction. */
export function checkArgs(source: string, texts: readonly string[]): Instruction {
  const { instruction } = checkSpans(source, (item) => item.instruction.args);
  expect(instruction.args.map(({ text }) => text)).toEqual(texts);
  return instruction;
}
