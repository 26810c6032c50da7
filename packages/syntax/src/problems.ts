import type { Span } from "@stagemap/text";
import { utf8Bytes } from "./characters.ts";
import { absoluteSpan } from "./locate.ts";
import { parse } from "./parse.ts";
import type { SyntaxProblemCode, SyntaxTree } from "./tree.ts";

/** Something for which BuildKit's parser refuses the file. */
export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  /** In BuildKit's wording. */
  readonly message: string;
  readonly span: Span;
  /** The line that BuildKit names, which is not always the one where the span starts. 0 for an empty text. */
  readonly line: number;
  /** The item at fault; null when it is the whole text. */
  readonly item: number | null;
}

/** BuildKit reads lines of at most 64 KiB, counted in UTF-8 (bufio.MaxScanTokenSize). */
const LONGEST_LINE_BYTES = 65_535;

/** All syntax problems in text order. BuildKit itself stops at the first. */
export function syntaxProblems(tree: SyntaxTree): SyntaxProblem[] {
  const long = findLongLine(tree);
  if (long === null) return itemProblems(tree);
  // BuildKit reads up to a line that is too long as if the text ended there, and only then says so.
  const seen = parse(tree.source.slice(0, long.span.start));
  return [...itemProblems(seen), long];
}

function itemProblems(tree: SyntaxTree): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  let hasInstruction = false;
  for (const [index, item] of tree.items.entries()) {
    hasInstruction ||= item.kind === "instruction";
    const line = tree.lines[index] ?? 1;
    for (const { code, message, lineOffset, ...local } of item.problems) {
      const span = absoluteSpan(tree, index, local);
      found.push({ code, message, span, line: line + lineOffset, item: index });
    }
  }
  if (!hasInstruction) {
    found.push({
      code: "no-instructions",
      message: "file with no instructions",
      span: { start: 0, end: tree.source.length },
      line: countLines(tree),
      item: null,
    });
  }
  return found;
}

/** A last line counts with and without a line end, when it has any text. */
function countLines({ source, lines }: SyntaxTree): number {
  const lineEnds = (lines.at(-1) ?? 1) - 1;
  return source === "" || source.endsWith("\n") ? lineEnds : lineEnds + 1;
}

function findLongLine(tree: SyntaxTree): SyntaxProblem | null {
  for (const [index, { raw }] of tree.items.entries()) {
    if (raw.length * 3 <= LONGEST_LINE_BYTES) continue;
    let from = 0;
    for (const [offset, content] of raw.split("\n").entries()) {
      const to = from + content.length;
      if (content.length > LONGEST_LINE_BYTES || utf8Bytes(content).length > LONGEST_LINE_BYTES) {
        return {
          code: "line-too-long",
          message: `dockerfile line greater than max allowed size of ${LONGEST_LINE_BYTES}`,
          span: absoluteSpan(tree, index, { from, to }),
          line: (tree.lines[index] ?? 1) + offset - 1,
          item: index,
        };
      }
      from = to + 1;
    }
  }
  return null;
}
