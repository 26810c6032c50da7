import { bytesBeforeSpace, isPlainSpace, isSeparator, utf8Bytes } from "./characters.ts";
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

/**
 * BuildKit reads flags byte by byte and takes each byte for a character: "ä" comes out as "Ã¤", and a character with the byte
 * 0x85 or 0xA0 ends the flag, because the characters of these numbers are spaces.
 */
function readFlagWord(
  source: string,
  from: number,
  to: number,
  escape: EscapeCharacter,
): { text: string; end: number } {
  let at = skipPlain(source, from, to, escape);
  let text = source.slice(from, at);
  let quote = "";
  while (at < to) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const isEscape = character === escape;
    if (quote === "" && isPlainSpace(character.charCodeAt(0))) break;
    at += character.length;
    if (isEscape && at === to) quote = "";
    else if (isEscape) {
      // Of other characters than ASCII's it takes the first byte, which means nothing anyway.
      if (source.charCodeAt(at) < 0x80) text += source.charAt(at++);
    } else if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else {
      const space = quote === "" ? bytesBeforeSpace(character) : -1;
      const bytes = utf8Bytes(character);
      text += space === -1 ? bytes : bytes.slice(0, space);
      if (space !== -1) break;
    }
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
    if (isQuote || unit === escapeUnit || unit >= 0x80 || isPlainSpace(unit)) break;
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
