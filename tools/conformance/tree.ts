import type { Instruction, InstructionItem, SyntaxTree } from "@stagemap/syntax";
import { heredocBody } from "@stagemap/syntax";
import { syntaxRefusal } from "./refusal.ts";

/** BuildKit's syntax tree in the form of the conformance files. */
export function dumpTree(tree: SyntaxTree): unknown {
  const refusal = syntaxRefusal(tree);
  if (refusal !== null) return refusal;
  const instructions = tree.items.flatMap((item, index) => {
    if (item.kind !== "instruction") return [];
    const first = tree.lines[index] ?? 0;
    const last = (tree.lines[index + 1] ?? 0) - (item.raw.endsWith("\n") ? 1 : 0);
    return [dumpItem(item, first, last)];
  });
  return { ok: true, escape: tree.escape, instructions };
}

function dumpItem(item: InstructionItem, first: number, last: number): unknown {
  const heredocs = item.heredocs.map((heredoc) => ({
    name: heredoc.name,
    expand: heredoc.expand,
    chomp: heredoc.chomp,
    content: heredocBody(heredoc, item.raw),
  }));
  return { ...dumpInstruction(item.instruction), heredocs, lines: [first, last] };
}

function dumpInstruction(instruction: Instruction): Record<string, unknown> {
  const { keyword, flags, isJson, inner } = instruction;
  return {
    keyword: keyword.text.toLowerCase(),
    flags: flags.map(({ name, value }) => (value === null ? `--${name}` : `--${name}=${value}`)),
    args: dumpArgs(instruction),
    json: isJson,
    ...(inner === null ? {} : { inner: [{ ...dumpInstruction(inner), heredocs: [] }] }),
  };
}

function dumpArgs({ name, args, pairs }: Instruction): string[] {
  if (name === null) return [""];
  if (pairs.length === 0) return args.map(({ text }) => text);
  return pairs.flatMap(({ key, value, hasEquals }) => [key.text, value.text, hasEquals ? "=" : ""]);
}
