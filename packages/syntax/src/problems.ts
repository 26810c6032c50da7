import type { Span } from "@stagemap/text";
import { absoluteSpan } from "./locate.ts";
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
  const found: SyntaxProblem[] = [];
  let hasInstruction = false;
  for (const [index, item] of tree.items.entries()) {
    hasInstruction ||= item.kind === "instruction";
    const line = tree.lines[index] ?? 1;
    if (item.raw.length * 3 > LONGEST_LINE_BYTES) {
      const long = findLongLine(tree, index, item.raw, line);
      if (long !== null) found.push(long);
    }
    for (const { code, message, lineOffset, ...local } of item.problems) {
      const span = absoluteSpan(tree, index, local);
      found.push({ code, message, span, line: line + lineOffset, item: index });
    }
  }
  if (!hasInstruction && !found.some(({ code }) => code === "line-too-long")) {
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

function findLongLine(
  tree: SyntaxTree,
  index: number,
  raw: string,
  firstLine: number,
): SyntaxProblem | null {
  let start = 0;
  for (const [offset, content] of raw.split("\n").entries()) {
    if (content.length > LONGEST_LINE_BYTES || utf8Length(content) > LONGEST_LINE_BYTES) {
      return {
        code: "line-too-long",
        message: `dockerfile line greater than max allowed size of ${LONGEST_LINE_BYTES}`,
        span: absoluteSpan(tree, index, { from: start, to: start + content.length }),
        line: firstLine + offset - 1,
        item: index,
      };
    }
    start += content.length + 1;
  }
  return null;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
