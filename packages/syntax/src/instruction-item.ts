import { skipSpaces } from "./characters.ts";
import type { ArgumentProblem } from "./arguments.ts";
import { findHeredocs } from "./heredocs.ts";
import type { HeredocMarker } from "./heredocs.ts";
import { instructionName, parseInstruction } from "./instruction.ts";
import { localSpan } from "./logical-line.ts";
import { contentEnd, lineEndAfter } from "./physical-line.ts";
import type {
  EscapeCharacter,
  Heredoc,
  InstructionItem,
  LocalProblem,
  LogicalLine,
} from "./tree.ts";

/** Parses the instruction that starts on the line at `at`, with all its continued lines and heredoc bodies. */
export function parseInstructionItem(
  source: string,
  at: number,
  escape: EscapeCharacter,
): InstructionItem {
  const joined = joinLines(source, at, escape);
  const { line } = joined;
  const problems: LocalProblem[] = [];
  const report = ({ code, message, start, end }: ArgumentProblem): void => {
    problems.push({ code, message, ...localSpan(line, start, end), lineOffset: 0 });
  };
  const instruction = parseInstruction(line, 0, escape, report);
  const found = findHeredocs(instruction, line);
  if (!found.ok) {
    const { message } = found;
    report({ code: "invalid-heredoc", message, start: 0, end: line.text.length });
  }
  const bodies = readBodies(source, at, joined.end, found.ok ? found.markers : NO_MARKERS);
  if (bodies.unterminated !== null) {
    const { from, to } = bodies.unterminated.marker;
    const code = "unterminated-heredoc";
    problems.push({ code, message: "unterminated heredoc", from, to, lineOffset: 0 });
  }
  const raw = source.slice(at, bodies.end);
  return {
    kind: "instruction",
    raw,
    lineEnds: countLineEnds(raw),
    problems: problems.length === 0 ? NO_PROBLEMS : problems,
    instruction,
    line,
    heredocs: bodies.heredocs,
    hasEmptyContinuation: joined.hasEmptyLine,
    isOpen: bodies.unterminated !== null,
  };
}

const NO_PROBLEMS: readonly LocalProblem[] = [];
const NO_MARKERS: readonly HeredocMarker[] = [];
const NO_HEREDOCS: readonly Heredoc[] = [];

interface JoinedLines {
  readonly line: LogicalLine;
  /** The offset in the source behind the last line. */
  readonly end: number;
  readonly hasEmptyLine: boolean;
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
  while (cut !== null && lineEnd < source.length) {
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
  return { line: { text, segments }, end: lineEnd, hasEmptyLine };
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

interface Bodies {
  readonly heredocs: readonly Heredoc[];
  readonly end: number;
  readonly unterminated: HeredocMarker | null;
}

/** Reads the bodies that follow the logical line. Spans are counted from `itemStart`. */
function readBodies(
  source: string,
  itemStart: number,
  from: number,
  markers: readonly HeredocMarker[],
): Bodies {
  if (markers.length === 0) return { heredocs: NO_HEREDOCS, end: from, unterminated: null };
  const heredocs: Heredoc[] = [];
  let at = from;
  for (const marker of markers) {
    const found = findTerminator(source, at, marker);
    if (found === null) {
      const end = recoveryPoint(source, at);
      const body = { from: at - itemStart, to: end - itemStart };
      heredocs.push({ ...marker, body, terminator: null });
      return { heredocs, end, unterminated: marker };
    }
    const body = { from: at - itemStart, to: found.start - itemStart };
    const terminator = { from: found.start - itemStart, to: found.contentEnd - itemStart };
    heredocs.push({ ...marker, body, terminator });
    at = found.end;
  }
  return { heredocs, end: at, unterminated: null };
}

function findTerminator(
  source: string,
  from: number,
  marker: HeredocMarker,
): { start: number; contentEnd: number; end: number } | null {
  let start = from;
  while (start < source.length) {
    const end = lineEndAfter(source, start);
    const lineContentEnd = contentEnd(source, start, end);
    let first = start;
    if (marker.chomp) while (source.charAt(first) === "\t") first++;
    if (lineContentEnd - first === marker.name.length && source.startsWith(marker.name, first)) {
      return { start, contentEnd: lineContentEnd, end };
    }
    start = end;
  }
  return null;
}

/**
 * Where reading goes on when a heredoc has no end, as while it is being typed: at the next line that starts with one of
 * Docker's instructions in upper case, so that the rest of the file keeps its meaning. BuildKit refuses such a file.
 */
function recoveryPoint(source: string, from: number): number {
  let start = from;
  while (start < source.length) {
    const end = lineEndAfter(source, start);
    const word = /^[A-Z]{3,12}(?=[ \t])/.exec(source.slice(start, Math.min(end, start + 16)));
    if (word !== null && instructionName(word[0]) !== null) return start;
    start = end;
  }
  return source.length;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
