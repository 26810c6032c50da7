import { skipSpaces } from "./characters.ts";
import type { ArgumentProblem } from "./arguments.ts";
import { findHeredocs } from "./heredocs.ts";
import type { HeredocMarker, MarkersResult } from "./heredocs.ts";
import { readBodies } from "./heredoc-bodies.ts";
import type { TerminatorSearch } from "./heredoc-bodies.ts";
import { parseInstruction } from "./instruction.ts";
import type { InstructionSource } from "./instruction.ts";
import { localSpan } from "./logical-line.ts";
import { contentEnd, lineEndAfter } from "./physical-line.ts";
import type {
  EscapeCharacter,
  Heredoc,
  InstructionItem,
  LocalProblem,
  LogicalLine,
} from "./tree.ts";

/** What holds for every instruction of a text. */
export interface InstructionContext {
  readonly source: string;
  readonly directives: { readonly escape: EscapeCharacter };
  readonly terminators: TerminatorSearch;
}

/** Parses the instruction that starts on the line at `at`, with all its continued lines and heredoc bodies. */
export function parseInstructionItem(context: InstructionContext, at: number): InstructionItem {
  const { source, terminators } = context;
  const { escape } = context.directives;
  const joined = joinLines(source, at, escape);
  const { line } = joined;
  const instructionSource: InstructionSource = { line, escape, problem: null };
  const instruction = parseInstruction(instructionSource, 0);
  const found = findHeredocs(instruction, line);
  const markers = found.ok ? found.markers : NO_MARKERS;
  const bodies =
    markers.length === 0
      ? null
      : readBodies(source, terminators, { itemStart: at, from: joined.end, markers });
  const end = bodies?.end ?? joined.end;
  const unterminated = bodies?.unterminated ?? null;
  const { problem } = instructionSource;
  const isRight = problem === null && found.ok && unterminated === null;
  const raw = source.slice(at, end);
  return {
    kind: "instruction",
    raw,
    lineEnds: joined.lineEnds + countLineEnds(source, joined.end, end),
    problems: isRight ? NO_PROBLEMS : listProblems(line, problem, found, unterminated),
    instruction,
    line,
    heredocs: bodies?.heredocs ?? NO_HEREDOCS,
    hasEmptyContinuation: joined.hasEmptyLine,
    isOpen: unterminated !== null || joined.wantsMore,
  };
}

const NO_MARKERS: readonly HeredocMarker[] = [];
const NO_HEREDOCS: readonly Heredoc[] = [];
const NO_PROBLEMS: readonly LocalProblem[] = [];

function listProblems(
  line: LogicalLine,
  argument: ArgumentProblem | null,
  found: MarkersResult,
  unterminated: HeredocMarker | null,
): readonly LocalProblem[] {
  const problems: LocalProblem[] = [];
  if (argument !== null) {
    const { code, message, start, end } = argument;
    problems.push({ code, message, ...localSpan(line, start, end), lineOffset: 0 });
  }
  if (!found.ok) {
    const whole = localSpan(line, 0, line.text.length);
    problems.push({ code: "invalid-heredoc", message: found.message, ...whole, lineOffset: 0 });
  }
  if (unterminated !== null) {
    const { from, to } = unterminated.marker;
    const code = "unterminated-heredoc";
    problems.push({ code, message: "unterminated heredoc", from, to, lineOffset: 0 });
  }
  return problems;
}

interface JoinedLines {
  readonly line: LogicalLine;
  /** The offset in the source behind the last line. */
  readonly end: number;
  readonly lineEnds: number;
  readonly hasEmptyLine: boolean;
  /** True when the text ends where the instruction does not. */
  readonly wantsMore: boolean;
}

/**
 * Joins a line with the lines that continue it. Comments and empty lines in between are skipped; leading spaces count on
 * all lines but the first (parser/parser.go, Parse).
 */
function joinLines(source: string, at: number, escape: EscapeCharacter): JoinedLines {
  let lineEnd = lineEndAfter(source, at);
  let start = skipSpaces(source, at, lineEnd);
  let cut = continuationStart(source, start, contentEnd(source, start, lineEnd), escape);
  let text = source.slice(start, cut ?? contentEnd(source, start, lineEnd));
  const segments = [0, start - at];
  let hasEmptyLine = false;
  let lineCount = 1;
  while (cut !== null && lineEnd < source.length) {
    lineCount++;
    start = lineEnd;
    lineEnd = lineEndAfter(source, start);
    const end = contentEnd(source, start, lineEnd);
    const first = skipSpaces(source, start, end);
    if (first === end) hasEmptyLine = true;
    else if (source.charAt(first) !== "#") {
      cut = continuationStart(source, start, end, escape);
      segments.push(text.length, start - at);
      text += source.slice(start, cut ?? end);
    }
  }
  // Only the last line of the source can be without a line end.
  const lineEnds = source.charAt(lineEnd - 1) === "\n" ? lineCount : lineCount - 1;
  const line = { text, segments };
  return { line, end: lineEnd, lineEnds, hasEmptyLine, wantsMore: cut !== null };
}

/** Where the escape character stands that continues the line `start`–`end`; null when none does. Two do not. */
function continuationStart(
  source: string,
  start: number,
  end: number,
  escape: EscapeCharacter,
): number | null {
  let at = end;
  while (at > start && (source.charAt(at - 1) === " " || source.charAt(at - 1) === "\t")) at--;
  if (at === start || source.charAt(at - 1) !== escape) return null;
  return at - 1 > start && source.charAt(at - 2) === escape ? null : at - 1;
}

function countLineEnds(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at = lineEndAfter(source, at)) count++;
  // The last line of a source may be without one.
  return to > from && source.charAt(to - 1) !== "\n" ? count - 1 : count;
}
