import { buildModel } from "@stagemap/model";
import { parse, syntaxProblems } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { commentEdits } from "./comments.ts";
import { instructionEdits } from "./instruction-edits.ts";
import { changeOfMeaning } from "./meaning.ts";
import { spacingEdits } from "./spacing.ts";
import { tableRows } from "./tables.ts";

export interface FormatOptions {
  /**
   * True to write AS, and CMD and NONE of a HEALTHCHECK, in capitals and to sort flags as well. BuildKit's syntax tree then
   * shows these words in another form or order; its stages, and so the image and the cache, stay as they are.
   */
  readonly isCanonical?: boolean;
}

/**
 * The edits that lay a Dockerfile out by the rules of docs/format.md, in text order; none when it is laid out so. They change
 * nothing that BuildKit reads: its syntax tree prints the same text before and after, and comments stay. What is not
 * understood, such as a half-typed line, stays as it is, and in a text that BuildKit refuses no line comes or goes. Formatting the result again gives no edits. Never throws.
 */
export function format(text: string, options: FormatOptions = {}): readonly TextEdit[] {
  const tree = parse(text);
  if (!tree.items.some(({ kind }) => kind === "instruction")) return [];
  const keepsLines = isRefused(tree);
  const isCanonical = (options.isCanonical ?? false) && !keepsLines;
  const attempt: Attempt = { isCanonical, keepsLines, left: new Set(), keepsStart: false };
  // Each round leaves something more alone, and there are few reasons to.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = joinTouching(allEdits(tree, attempt), text);
    const change = changeOfMeaning(tree, parse(applyEdits(text, edits)), isCanonical);
    if (change === null) return edits;
    if (change.kind === "items") for (const item of change.items) attempt.left.add(item);
    else if (attempt.keepsStart) return [];
    else attempt.keepsStart = true;
  }
  return [];
}

const MOST_ROUNDS = 4;

/** True when BuildKit's parser or its instruction parser refuses the text, and names the line where it does. */
function isRefused(tree: SyntaxTree): boolean {
  if (syntaxProblems(tree).length > 0) return true;
  const { problems } = buildModel(tree, { target: null });
  return problems.some(({ phase }) => phase === "instruction");
}

interface Attempt {
  readonly isCanonical: boolean;
  /** True when no line may be added or taken away. */
  readonly keepsLines: boolean;
  /** The numbers of the items that stay as they are. */
  readonly left: Set<number>;
  /** True when an empty line at the start stays: without it, the comment behind it may become a directive. */
  keepsStart: boolean;
}

function allEdits(tree: SyntaxTree, attempt: Attempt): TextEdit[] {
  const { left } = attempt;
  const edits = [...spacingEdits(tree, attempt)];
  const rows = tableRows(tree);
  for (const [index, item] of tree.items.entries()) {
    if (left.has(index)) continue;
    const start = tree.starts[index] ?? 0;
    const inItem =
      item.kind === "instruction"
        ? instructionEdits(item, tree.escape, { ...attempt, isRow: rows.has(index) })
        : commentEdits(tree, index);
    for (const { from, to, newText } of inItem) {
      edits.push({ span: { start: start + from, end: start + to }, newText });
    }
  }
  return edits;
}

/** Edits sorted, those that change nothing left out, and those that touch each other joined. */
function joinTouching(edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  const sorted = edits
    .filter(({ span, newText }) => text.slice(span.start, span.end) !== newText)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last.span.end !== edit.span.start) joined.push(edit);
    else {
      joined[joined.length - 1] = {
        span: { start: last.span.start, end: edit.span.end },
        newText: last.newText + edit.newText,
      };
    }
  }
  return joined;
}
