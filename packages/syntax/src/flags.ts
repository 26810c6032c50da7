import { isByteSpace, isSeparator } from "./characters.ts";
import { localSpan } from "./logical-line.ts";
import type { EscapeCharacter, Flag, LogicalLine } from "./tree.ts";

/** The flags that start at `from`, and where what follows them starts. */
export interface FlagsResult {
  readonly flags: readonly Flag[];
  readonly end: number;
}

const NO_FLAGS: readonly Flag[] = [];

/**
 * Reads `--name=value` words up to the first other word or a lone `--`, as BuildKit does (parser/split_command.go,
 * extractBuilderFlags): quotes and escapes are resolved here and nowhere else.
 */
export function readFlags(
  line: LogicalLine,
  from: number,
  to: number,
  escape: EscapeCharacter,
): FlagsResult {
  let at = skipSeparators(line.text, from, to);
  if (!startsFlag(line.text, at, to)) return { flags: NO_FLAGS, end: at };
  const flags: Flag[] = [];
  while (startsFlag(line.text, at, to)) {
    const { text, end } = readFlagWord(line.text, at, to, escape);
    if (text === "--" && end < to) return { flags, end };
    if (text !== "--") flags.push(createFlag(line, at, end, text));
    at = skipSeparators(line.text, end, to);
  }
  return { flags, end: at };
}

function skipSeparators(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSeparator(text.charCodeAt(at))) at++;
  return at;
}

function startsFlag(text: string, at: number, to: number): boolean {
  return at + 1 < to && text.charCodeAt(at) === HYPHEN && text.charCodeAt(at + 1) === HYPHEN;
}

const HYPHEN = 0x2d;

function readFlagWord(
  source: string,
  from: number,
  to: number,
  escape: EscapeCharacter,
): { text: string; end: number } {
  const plainEnd = skipPlain(source, from, to, escape);
  let text = source.slice(from, plainEnd);
  let quote = "";
  let at = plainEnd;
  for (; at < to; at++) {
    const character = source.charAt(at);
    if (quote === "" && isByteSpace(source.charCodeAt(at))) break;
    if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    else if (character !== escape) text += character;
    else if (at + 1 < to) text += source.charAt(++at);
    else quote = "";
  }
  return { text, end: at };
}

/** Past what is neither space, quote nor escape character: nearly always the whole flag. */
function skipPlain(source: string, from: number, to: number, escape: EscapeCharacter): number {
  const escapeUnit = escape.charCodeAt(0);
  let at = from;
  for (; at < to; at++) {
    const unit = source.charCodeAt(at);
    const isQuote = unit === 0x22 || unit === 0x27;
    if (isQuote || unit === escapeUnit || isByteSpace(unit)) break;
  }
  return at;
}

function createFlag(line: LogicalLine, start: number, end: number, text: string): Flag {
  const { from, to } = localSpan(line, start, end);
  const equals = text.indexOf("=");
  if (equals === -1) return { from, to, name: text.slice(2), value: null, valueSpan: null };
  const rawEquals = line.text.indexOf("=", start);
  return {
    from,
    to,
    name: text.slice(2, equals),
    value: text.slice(equals + 1),
    valueSpan: localSpan(line, rawEquals + 1, end),
  };
}
