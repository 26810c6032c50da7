import { goQuote, heredocBody } from "@stagemap/syntax";
import type { Instruction, InstructionItem, SyntaxTree } from "@stagemap/syntax";

/** An instruction in the form of BuildKit's own tree. */
export interface SyntaxNode {
  readonly value: string;
  readonly original: string;
  readonly flags: readonly string[];
  readonly isJson: boolean;
  readonly args: readonly (string | SyntaxNode)[];
  readonly lines: readonly [number, number];
  readonly heredocs: readonly (readonly [string, number, boolean, boolean, string])[];
}

export function syntaxNodes(tree: SyntaxTree): readonly SyntaxNode[] {
  return tree.items.flatMap((item, index) => {
    if (item.kind !== "instruction") return [];
    const first = tree.lines[index] ?? 0;
    const last = (tree.lines[index + 1] ?? 0) - (item.raw.endsWith("\n") ? 1 : 0);
    const original = item.line.text;
    const node = nodeOf(item.instruction, original);
    return [{ ...node, lines: [first, last] as const, heredocs: heredocsOf(item) }];
  });
}

function nodeOf(instruction: Instruction, original: string): SyntaxNode {
  const { keyword, flags, isJson, inner } = instruction;
  return {
    value: keyword.text,
    original,
    flags: flags.map(({ name, value }) => (value === null ? `--${name}` : `--${name}=${value}`)),
    isJson,
    args: inner === null ? argsOf(instruction) : [nodeOf(inner, instruction.rest.text)],
    lines: [0, 0],
    heredocs: [],
  };
}

function argsOf({ name, args, pairs }: Instruction): readonly string[] {
  if (name === null) return [""];
  if (pairs.length === 0) return args.map(({ text }) => text);
  return pairs.flatMap(({ key, value, hasEquals }) => [key.text, value.text, hasEquals ? "=" : ""]);
}

function heredocsOf({ heredocs, raw }: InstructionItem): SyntaxNode["heredocs"] {
  return heredocs.map((heredoc) => {
    const { name, fileDescriptor, expand, chomp } = heredoc;
    return [name, fileDescriptor, expand, chomp, heredocBody(heredoc, raw)] as const;
  });
}

/** The tree as BuildKit prints it for its own tests (parser/parser.go, Dump). */
export function dumpText(nodes: readonly SyntaxNode[]): string {
  return nodes.map((node) => `(${dumpNode(node)})`).join("\n");
}

function dumpNode({ value, flags, args }: SyntaxNode): string {
  const shownFlags = flags.length === 0 ? [] : [`[${flags.map(goQuote).join(" ")}]`];
  const shownArgs = args.map((arg) =>
    typeof arg === "string" ? goQuote(arg) : `(${dumpNode(arg)})`,
  );
  return [value.toLowerCase(), ...shownFlags, ...shownArgs].join(" ").trim();
}
