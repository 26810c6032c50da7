import type { Span } from "@stagemap/text";
import { isSpace } from "./characters.ts";
import type { Instruction, InstructionItem, Item, LocalSpan, SyntaxTree } from "./tree.ts";

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

export type TokenKind =
  | "byte-order-mark"
  | "line-end"
  | "space"
  | "comment"
  | "directive"
  | "continuation"
  | "keyword"
  | "flag"
  | "word"
  | "heredoc-marker"
  | "heredoc-body"
  | "heredoc-end";

/** Every token of the text in order: they follow each other without a gap, and their texts make up the source. */
export function tokens(tree: SyntaxTree): Token[] {
  const result: Token[] = [];
  if (tree.starts[0] === 1) result.push({ kind: "byte-order-mark", span: { start: 0, end: 1 } });
  tree.items.forEach((item, index) => {
    const start = tree.starts[index] ?? 0;
    const push = (kind: TokenKind, from: number, to: number): void => {
      if (to > from) result.push({ kind, span: { start: start + from, end: start + to } });
    };
    readItem(item, push);
  });
  return result;
}

type Push = (kind: TokenKind, from: number, to: number) => void;

function readItem(item: Item, push: Push): void {
  if (item.kind === "instruction") readInstruction(item, push);
  else {
    const kind = item.kind === "directive" ? "directive" : "comment";
    readTrivia(item.raw, { from: 0, to: item.raw.length }, push, kind);
  }
}

interface Mark extends LocalSpan {
  readonly kind: TokenKind;
}

function readInstruction(item: InstructionItem, push: Push): void {
  const { raw, line, heredocs } = item;
  const marks: MarkQueue = { marks: collectMarks(item), next: 0 };
  let at = 0;
  for (let index = 0; index < line.segments.length; index += 2) {
    const logical = line.segments[index] ?? 0;
    const from = line.segments[index + 1] ?? 0;
    const to = from + (line.segments[index + 2] ?? line.text.length) - logical;
    readTrivia(raw, { from: at, to: from }, push);
    readMarked(raw, { from, to }, marks, push);
    at = to;
  }
  for (const { body, terminator } of heredocs) {
    readTrivia(raw, { from: at, to: body.from }, push);
    push("heredoc-body", body.from, body.to);
    if (terminator !== null) push("heredoc-end", terminator.from, terminator.to);
    at = terminator?.to ?? body.to;
  }
  readTrivia(raw, { from: at, to: raw.length }, push);
}

/** Marks in the order of their starts, those before `next` done with. */
interface MarkQueue {
  readonly marks: readonly Mark[];
  next: number;
}

/** Keyword, flags and heredoc markers of an instruction and of the one inside it, in text order. */
function collectMarks({ instruction, heredocs }: InstructionItem): Mark[] {
  const marks: Mark[] = [];
  for (let each: Instruction | null = instruction; each !== null; each = each.inner) {
    marks.push({ kind: "keyword", from: each.keyword.from, to: each.keyword.to });
    for (const { from, to } of each.flags) marks.push({ kind: "flag", from, to });
  }
  for (const { marker } of heredocs) marks.push({ kind: "heredoc-marker", ...marker });
  return marks.toSorted((a, b) => a.from - b.from);
}

/** A piece of the logical line: what has a mark, and words and spaces between. */
function readMarked(raw: string, { from, to }: LocalSpan, queue: MarkQueue, push: Push): void {
  let at = from;
  for (; queue.next < queue.marks.length; queue.next++) {
    const mark = queue.marks[queue.next];
    if (mark === undefined || mark.from >= to) break;
    const start = Math.max(mark.from, at);
    const end = Math.min(mark.to, to);
    if (end > start) {
      readWords(raw, at, start, push);
      push(mark.kind, start, end);
      at = end;
    }
    // The rest of it is in the next piece.
    if (mark.to > to) break;
  }
  readWords(raw, at, to, push);
}

function readWords(raw: string, from: number, to: number, push: Push): void {
  let at = from;
  while (at < to) {
    const isGap = isSpace(raw.charCodeAt(at));
    let end = at + 1;
    while (end < to && isSpace(raw.charCodeAt(end)) === isGap) end++;
    push(isGap ? "space" : "word", at, end);
    at = end;
  }
}

/** What BuildKit skips: spaces, line ends, comments and the marks of continued lines. */
function readTrivia(
  raw: string,
  { from, to }: LocalSpan,
  push: Push,
  hashKind: "comment" | "directive" = "comment",
): void {
  let at = from;
  while (at < to) {
    const character = raw.charAt(at);
    let end = at + 1;
    if (character === "\n" || character === "\r") {
      while (raw.charAt(end - 1) === "\r" && end < to) end++;
      if (raw.charAt(end - 1) === "\n") push("line-end", at, end);
      else {
        if (raw.charAt(end - 1) !== "\r") end--;
        push("space", at, end);
      }
    } else if (isSpace(raw.charCodeAt(at))) {
      while (end < to && isPlainSpace(raw, end)) end++;
      push("space", at, end);
    } else if (character === "#") {
      const lineFeed = raw.indexOf("\n", at);
      end = lineFeed === -1 || lineFeed > to ? to : lineFeed;
      while (raw.charAt(end - 1) === "\r") end--;
      push(hashKind, at, end);
    } else push("continuation", at, end);
    at = end;
  }
}

function isPlainSpace(raw: string, at: number): boolean {
  const character = raw.charAt(at);
  return character !== "\n" && character !== "\r" && isSpace(raw.charCodeAt(at));
}
