import { triggerText } from "@stagemap/model";
import { heredocBody, syntaxProblems } from "@stagemap/syntax";
import type { Flag, Instruction, Item, SyntaxTree } from "@stagemap/syntax";
import { capitalWord, sortFlags } from "./canonical.ts";

/** What a new layout would change beside the layout. */
export type Change =
  /** Only the items with these numbers. */
  { readonly kind: "items"; readonly items: readonly number[] } | { readonly kind: "text" };

/**
 * How two trees differ to BuildKit; null when they do not. What is equal: the escape character, the directives, the problems, and
 * of every instruction what BuildKit's tree shows of it. Lines are no part of it, comments are.
 */
export function changeOfMeaning(
  before: SyntaxTree,
  after: SyntaxTree,
  isCanonical: boolean,
): Change | null {
  const old = meaningful(before);
  const now = meaningful(after);
  const isSameFrame =
    before.escape === after.escape &&
    old.length === now.length &&
    isSameList(problemsOf(before), problemsOf(after));
  if (!isSameFrame) return { kind: "text" };
  const items: number[] = [];
  for (const [place, index] of old.entries()) {
    const mine = before.items[index];
    const theirs = after.items[now[place] ?? -1];
    if (mine === undefined || theirs === undefined || mine.kind !== theirs.kind) {
      return { kind: "text" };
    }
    if (meaningOf(mine, isCanonical) !== meaningOf(theirs, isCanonical)) items.push(index);
  }
  return items.length === 0 ? null : { kind: "items", items };
}

/** The numbers of all items but blank ones. */
function meaningful({ items }: SyntaxTree): readonly number[] {
  return items.flatMap(({ kind }, index) => (kind === "blank" ? [] : [index]));
}

function problemsOf(tree: SyntaxTree): readonly string[] {
  return syntaxProblems(tree).map(({ message }) => message);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function meaningOf(item: Item, isCanonical: boolean): string {
  switch (item.kind) {
    case "blank":
      return "";
    case "comment":
      return item.text;
    case "directive":
      return JSON.stringify([item.name, item.value.text]);
    case "instruction": {
      const { instruction, heredocs, raw } = item;
      const bodies = heredocs.map((heredoc) => [
        heredoc.name,
        heredoc.fileDescriptor,
        heredoc.expand,
        heredoc.chomp,
        heredocBody(heredoc, raw),
      ]);
      return JSON.stringify([
        instructionParts(instruction, isCanonical),
        // An ONBUILD is kept as text, for the builds to come.
        instruction.name === "ONBUILD" ? triggerText(item) : null,
        bodies,
        commentsIn(item),
      ]);
    }
  }
}

function instructionParts(instruction: Instruction, isCanonical: boolean): readonly unknown[] {
  const { keyword, name, isJson, pairs, inner, rest } = instruction;
  return [
    keyword.text.toLowerCase(),
    (isCanonical ? sortFlags(instruction) : instruction.flags).map(flagText),
    argumentTexts(instruction, isCanonical),
    isJson,
    pairs.map(({ key, value, hasEquals }) => [key.text, value.text, hasEquals]),
    name === null ? rest.text : null,
    inner === null ? null : instructionParts(inner, false),
  ];
}

function flagText({ name, value }: Flag): string {
  return value === null ? name : `${name}=${value}`;
}

function argumentTexts({ name, args }: Instruction, isCanonical: boolean): readonly string[] {
  const word = isCanonical ? capitalWord(name, args) : undefined;
  return args.map((arg) => (arg === word ? arg.text.toUpperCase() : arg.text));
}

/** The comments between an instruction's lines, in order. */
function commentsIn({ raw, line }: Extract<Item, { kind: "instruction" }>): readonly string[] {
  const comments: string[] = [];
  const { segments } = line;
  for (let index = 2; index < segments.length; index += 2) {
    const length = (segments[index] ?? 0) - (segments[index - 2] ?? 0);
    const from = (segments[index - 1] ?? 0) + length;
    const skipped = raw
      .slice(from, segments[index + 1])
      .split("\n")
      .slice(1, -1);
    comments.push(...skipped.map((each) => each.trim()).filter((each) => each !== ""));
  }
  return comments;
}
