import type { Span } from "@stagemap/text";
import { cleanPath, trimSpaces } from "./go-paths.ts";
import { readPattern } from "./pattern.ts";
import type { Pattern, PatternFault } from "./pattern.ts";

/** A line of an ignore file. The span ends before the line's end; a byte order mark is no part of the first one. */
export type IgnoreLine = CommentLine | BlankLine | PatternLine;

export interface CommentLine {
  readonly kind: "comment";
  /** From 1. */
  readonly number: number;
  readonly span: Span;
}

export interface BlankLine {
  readonly kind: "blank";
  readonly number: number;
  readonly span: Span;
}

export interface PatternLine {
  readonly kind: "pattern";
  readonly number: number;
  /** Without the white space around it. */
  readonly span: Span;
  /** As BuildKit hands it on: trimmed, cleaned, without a leading slash, and with its "!". */
  readonly pattern: string;
  /** True when the line keeps what lines before it ignore. */
  readonly isException: boolean;
}

export interface IgnoreProblem {
  readonly code: PatternFault | "line-too-long";
  readonly line: number;
  readonly span: Span;
  /** A sentence or two: what is wrong, and what to do. A build fails on every one of them. */
  readonly message: string;
}

export interface IgnoreFile {
  readonly lines: readonly IgnoreLine[];
  /** In the order of the lines. */
  readonly problems: readonly IgnoreProblem[];
}

// Go's line scanner gives up on a line that does not fit its buffer with its end.
const MOST_BYTES_OF_LINE = 65_535;

/**
 * The lines of a .dockerignore with the patterns that BuildKit reads from them (moby/patternmatcher, ignorefile.ReadAll). A comment
 * has its "#" at the very start of the line. Never throws; what a build would fail on is among the problems.
 */
export function parseIgnoreFile(text: string): IgnoreFile {
  const lines: IgnoreLine[] = [];
  const problems: IgnoreProblem[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let number = 1; start < text.length; number++) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline;
    const end = next > start && text.charAt(next - 1) === "\r" ? next - 1 : next;
    const line = readLine(text, { start, end }, number);
    lines.push(line);
    const problem = problemOf(line, text.slice(start, next));
    if (problem !== null) problems.push(problem);
    start = next + 1;
  }
  return { lines, problems };
}

/** The patterns of a pattern line, for comparing; null for a line whose pattern comes to nothing, such as "./ /.". */
export function patternOf(line: IgnoreLine): Pattern | null {
  return line.kind === "pattern" ? readPattern(line.pattern) : null;
}

function readLine(text: string, span: Span, number: number): IgnoreLine {
  const raw = text.slice(span.start, span.end);
  if (raw.startsWith("#")) return { kind: "comment", number, span };
  const trimmed = trimSpaces(raw);
  if (trimmed === "") return { kind: "blank", number, span };
  const start = span.start + raw.indexOf(trimmed);
  const isInverted = trimmed.startsWith("!");
  const path = isInverted ? trimSpaces(trimmed.slice(1)) : trimmed;
  const pattern = `${isInverted ? "!" : ""}${path === "" ? "" : relativePath(path)}`;
  return {
    kind: "pattern",
    number,
    span: { start, end: start + trimmed.length },
    pattern,
    // Cleaning may bring a "!" to the front: "./!a" is an exception, too.
    isException: readPattern(pattern)?.isException ?? false,
  };
}

function relativePath(path: string): string {
  const cleaned = cleanPath(path);
  return cleaned.length > 1 && cleaned.startsWith("/") ? cleaned.slice(1) : cleaned;
}

function problemOf(line: IgnoreLine, raw: string): IgnoreProblem | null {
  const { number, span } = line;
  if (isTooLong(raw)) {
    const message = `bufio.Scanner: token too long: BuildKit reads no line of more than ${MOST_BYTES_OF_LINE} bytes. Break it up or remove it.`;
    return { code: "line-too-long", line: number, span, message };
  }
  const fault = patternOf(line)?.fault ?? null;
  if (line.kind !== "pattern" || fault === null) return null;
  return { code: fault, line: number, span, message: messageOf(fault, line.pattern) };
}

/** No character takes more than three bytes a code unit, so that short lines need not be counted. */
function isTooLong(raw: string): boolean {
  if (raw.length * 3 <= MOST_BYTES_OF_LINE) return false;
  let bytes = 0;
  for (const letter of raw) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes > MOST_BYTES_OF_LINE;
}

function messageOf(fault: PatternFault, pattern: string): string {
  if (fault === "lone-exclamation") {
    return 'illegal exclusion pattern: "!": the line names nothing to keep, and the build fails on it. Write a path behind the “!” or remove the line.';
  }
  const advice = pattern.includes("\\")
    ? "A “\\” does not part folders, it gives the character behind it another meaning: write “/”"
    : "Close every “[”, put something in it and write its ranges upwards, such as “[a-z]”, or quote it as “\\[”";
  return `syntax error in pattern: “${pattern}” cannot be read, and the build fails on it. ${advice}.`;
}
