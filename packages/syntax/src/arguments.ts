import { goQuote, isSeparator, isSpace, skipSpaces } from "./characters.ts";
import { localWord } from "./logical-line.ts";
import type { EscapeCharacter, LogicalLine, Pair, SyntaxProblemCode, Word } from "./tree.ts";

/** The part of a logical line that holds an instruction's arguments, trimmed. */
export interface Stretch {
  readonly line: LogicalLine;
  readonly start: number;
  readonly end: number;
}

export interface ArgumentProblem {
  readonly code: SyntaxProblemCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Words between separators. Quotes mean nothing. */
export function splitWords({ line, start, end }: Stretch): Word[] {
  const { text } = line;
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    const from = at;
    while (at < end && !isSeparator(text.charCodeAt(at))) at++;
    words.push(localWord(line, from, at));
    while (at < end && isSeparator(text.charCodeAt(at))) at++;
  }
  return words;
}

interface QuotedWord {
  readonly start: number;
  /** Without an escape character that ends the line. */
  readonly end: number;
}

/** Words between spaces outside quotes, quotes and escapes kept (parser/line_parsers.go, parseWords). */
function splitQuoted({ line, start, end }: Stretch, escape: EscapeCharacter): QuotedWord[] {
  const { text } = line;
  const words: QuotedWord[] = [];
  let at = skipSpaces(text, start, end);
  while (at < end) {
    const from = at;
    let wordEnd = end;
    let quote = "";
    for (; at < end; at++) {
      const character = text.charAt(at);
      if (quote === "" && isSpace(text.charCodeAt(at))) {
        wordEnd = at;
        break;
      }
      if (character === escape && quote !== "'") {
        if (at + 1 === end) wordEnd = at;
        at++;
      } else if (quote === "") {
        if (character === "'" || character === '"') quote = character;
      } else if (character === quote) quote = "";
    }
    at = Math.min(at, end);
    if (wordEnd > from) words.push({ start: from, end: wordEnd });
    at = skipSpaces(text, at, end);
  }
  return words;
}

/** ARG's words: `NAME` or `NAME=value`. */
export function readNames(stretch: Stretch, escape: EscapeCharacter): Word[] {
  const words: Word[] = [];
  for (const { start, end } of splitQuoted(stretch, escape)) {
    words.push(localWord(stretch.line, start, end));
  }
  return words;
}

export interface PairsResult {
  readonly pairs: readonly Pair[];
  readonly problem: ArgumentProblem | null;
}

/** ENV's and LABEL's pairs. The first word decides: with "=" all are `key=value`, without it is the older `key value`. */
export function readPairs(
  stretch: Stretch,
  escape: EscapeCharacter,
  instruction: string,
): PairsResult {
  const { line } = stretch;
  const words = splitQuoted(stretch, escape);
  const first = words[0];
  if (first === undefined) return { pairs: [], problem: null };
  if (!line.text.slice(first.start, first.end).includes("=")) {
    return readOldPair(stretch, instruction);
  }
  const pairs: Pair[] = [];
  for (const { start, end } of words) {
    const equals = line.text.indexOf("=", start);
    if (equals === -1 || equals >= end) {
      const word = goQuote(line.text.slice(start, end));
      const message = `Syntax error - can't find = in ${word}. Must be of the form: name=value`;
      return { pairs, problem: { code: "missing-equals", message, start, end } };
    }
    pairs.push({
      key: localWord(line, start, equals),
      value: localWord(line, equals + 1, end),
      hasEquals: true,
    });
  }
  return { pairs, problem: null };
}

function readOldPair({ line, start, end }: Stretch, instruction: string): PairsResult {
  let keyEnd = start;
  while (keyEnd < end && !isSeparator(line.text.charCodeAt(keyEnd))) keyEnd++;
  let valueStart = keyEnd;
  while (valueStart < end && isSeparator(line.text.charCodeAt(valueStart))) valueStart++;
  if (valueStart === keyEnd) {
    const message = `${instruction} must have two arguments`;
    return { pairs: [], problem: { code: "missing-arguments", message, start, end } };
  }
  const key = localWord(line, start, keyEnd);
  return {
    pairs: [{ key, value: localWord(line, valueStart, end), hasEquals: false }],
    problem: null,
  };
}

export type JsonResult =
  /** A JSON array of strings: exec form. */
  | { readonly kind: "strings"; readonly words: readonly Word[] }
  /** A JSON array that holds something else, which BuildKit refuses. */
  | { readonly kind: "mixed" }
  /** Anything else: shell form. */
  | { readonly kind: "none" };

const NOT_JSON: JsonResult = { kind: "none" };

/** Tells exec form from shell form as BuildKit does: the whole text must be a JSON array (parser/line_parsers.go, parseJSON). */
export function readJson({ line, start, end }: Stretch): JsonResult {
  const from = skipSpaces(line.text, start, end);
  if (line.text.charAt(from) !== "[" || line.text.charAt(end - 1) !== "]") return NOT_JSON;
  const text = line.text.slice(from, end);
  const values = parseArray(text);
  if (values === null) return NOT_JSON;
  const words: Word[] = [];
  let at = from + 1;
  for (const value of values) {
    if (typeof value !== "string") return { kind: "mixed" };
    const open = line.text.indexOf('"', at);
    at = endOfJsonString(line.text, open);
    const { from: wordFrom, to } = localWord(line, open, at);
    words.push({ text: value.replace(/\p{Surrogate}/gu, "\uFFFD"), from: wordFrom, to });
  }
  return { kind: "strings", words };
}

/** The array that Go's JSON package would read; null when it refuses the text. */
function parseArray(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && isWithinLimits(text, value) ? value : null;
  } catch {
    // JSON.parse has no other way to say that a text is no JSON, and most texts here are none.
    return null;
  }
}

const DEEPEST_JSON = 10_000;

/** Unlike JavaScript, Go takes neither numbers that are too large for it nor more than 10,000 levels. */
function isWithinLimits(text: string, values: readonly unknown[]): boolean {
  if (values.every((value) => typeof value === "string")) return true;
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|-?\d[\d.eE+-]*/g)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, ++depth);
    else if (token === "]" || token === "}") depth--;
    else if (!token.startsWith('"') && !Number.isFinite(Number(token))) return false;
  }
  return deepest <= DEEPEST_JSON;
}

/** The offset behind the closing quote of the valid JSON string that starts at `open`. */
function endOfJsonString(text: string, open: number): number {
  let at = open + 1;
  while (text.charAt(at) !== '"') at += text.charAt(at) === "\\" ? 2 : 1;
  return at + 1;
}
