import { isSpace, plainNameEnd } from "./characters.ts";
import { replacePattern, trimPrefix, trimSuffix } from "./shell-pattern.ts";
import {
  addCharacter,
  addText,
  createWordCollector,
  dropWord,
  finishWords,
} from "./word-collector.ts";
import type { ExpandedWord, WordCollector } from "./word-collector.ts";

/** How a word is read. The raw options serve the search for heredoc markers, which must not change the text. */
export interface ExpandOptions {
  /** "\\" or "`"; the file's escape directive decides. */
  readonly escape: string;
  /** A variable's value; undefined when it is not set. */
  readonly lookUp: (name: string) => string | undefined;
  /** Keeps quotes in the result. */
  readonly rawQuotes?: boolean;
  /** Keeps escape characters in the result. */
  readonly rawEscapes?: boolean;
  /** Leaves the text of variables that are not set as it is instead of dropping it. */
  readonly keepUnset?: boolean;
  /** Takes quotes as ordinary characters, as in heredoc bodies. */
  readonly ignoreQuotes?: boolean;
}

export type Expansion =
  | {
      readonly ok: true;
      /** The whole word with variables replaced. */
      readonly text: string;
      /** Names that were looked up and found. */
      readonly matched: ReadonlySet<string>;
      /** Names that were looked up and not found. */
      readonly unmatched: ReadonlySet<string>;
    }
  | {
      readonly ok: false;
      /** In BuildKit's wording, without the word quoted in front. */
      readonly message: string;
    };

export type WordsExpansion =
  | (Extract<Expansion, { readonly ok: true }> & {
      /** The text split at spaces outside quotes. */
      readonly words: readonly ExpandedWord[];
    })
  | Extract<Expansion, { readonly ok: false }>;

const NONE: ReadonlySet<string> = new Set();

/** True for a word that stands for itself, as nearly all do: it has neither variables nor quotes nor escapes. */
export function isPlainWord(word: string): boolean {
  return !SPECIAL.test(word);
}

/** Quotes, escapes, variables, and the byte order mark, which Go's scanner leaves out at the start of whatever it reads. */
const SPECIAL = /^\uFEFF|["'$\\`]/;

/**
 * Replaces variables and resolves quotes and escapes in a word as BuildKit does (shell/lex.go). It is a small shell of its
 * own, not sh: only the forms `$x ${x} :- - :+ + :? ? # ## % %% / //` exist. Never throws.
 */
export function expand(word: string, options: ExpandOptions): Expansion {
  if (isPlainWord(word)) return { ok: true, text: word, matched: NONE, unmatched: NONE };
  const reader = createReader(word, options);
  const result = readStretch(reader, null, null);
  return result.ok ? finish(reader, result.text) : result;
}

/** The same, and splits the result into words. */
export function expandWords(word: string, options: ExpandOptions): WordsExpansion {
  const reader = createReader(word, options);
  const collector = createWordCollector();
  const result = readStretch(reader, null, collector);
  if (!result.ok) return result;
  const { matched, unmatched } = reader;
  return {
    ok: true,
    text: result.text,
    matched: matched ?? NONE,
    unmatched: unmatched ?? NONE,
    words: finishWords(collector),
  };
}

function createReader(source: string, options: ExpandOptions): Reader {
  return {
    source,
    at: source.startsWith("\uFEFF") ? 1 : 0,
    escape: options.escape,
    lookUp: options.lookUp,
    rawQuotes: options.rawQuotes ?? false,
    rawEscapes: options.rawEscapes ?? false,
    keepUnset: options.keepUnset ?? false,
    ignoreQuotes: options.ignoreQuotes ?? false,
    nestedReads: 0,
    depth: 0,
    replaced: 0,
    matched: null,
    unmatched: null,
  };
}

function finish(reader: Reader, text: string): Extract<Expansion, { readonly ok: true }> {
  return { ok: true, text, matched: reader.matched ?? NONE, unmatched: reader.unmatched ?? NONE };
}

interface Reader {
  readonly source: string;
  at: number;
  readonly escape: string;
  readonly lookUp: (name: string) => string | undefined;
  readonly rawQuotes: boolean;
  rawEscapes: boolean;
  readonly keepUnset: boolean;
  readonly ignoreQuotes: boolean;
  /** Counts substitutions with a word inside; see {@link readStretch}. */
  nestedReads: number;
  depth: number;
  /** Characters that variables have put in so far. */
  replaced: number;
  matched: Set<string> | null;
  unmatched: Set<string> | null;
}

/**
 * As much as Linux hands to a program in one variable (MAX_ARG_STRLEN). What a word's variables come to is cut there: a few lines
 * that double a variable each would else come to more than any memory holds.
 */
const MOST_REPLACED = 131_072;

type Failure = { readonly ok: false; readonly message: string };
type Piece = { readonly ok: true; readonly text: string } | Failure;

function failure(message: string): Failure {
  return { ok: false, message };
}

function nextCharacter(reader: Reader): string {
  const code = reader.source.codePointAt(reader.at);
  const character = code === undefined ? "" : String.fromCodePoint(code);
  reader.at += character.length;
  return character;
}

/** What Go's scanner shows at the end of the text, when a message quotes it. */
const END = "\uFFFD";

function look(reader: Reader, name: string): string | undefined {
  const value = reader.lookUp(name);
  if (value === undefined) {
    (reader.unmatched ??= new Set()).add(name);
    return undefined;
  }
  (reader.matched ??= new Set()).add(name);
  const left = MOST_REPLACED - reader.replaced;
  reader.replaced += value.length;
  return value.length > left ? value.slice(0, Math.max(0, left)) : value;
}

/** Deeper than any real text and shallow enough for every browser's stack. */
const DEEPEST = 200;

/** Reads the word inside a substitution up to `stop`, which it swallows. */
function readNested(reader: Reader, stop: string, rawEscapes: boolean): Piece {
  if (reader.depth >= DEEPEST) return failure("syntax error: substitutions are nested too deeply");
  const before = reader.rawEscapes;
  reader.rawEscapes = rawEscapes;
  reader.nestedReads++;
  reader.depth++;
  const result = readStretch(reader, stop, null);
  reader.depth--;
  reader.rawEscapes = before;
  return result;
}

/**
 * Reads up to `stop`, or to the end when it is null, and gathers words when there is a collector. A substitution with a word
 * inside makes BuildKit forget what it had of the current word when splitting; the text is not concerned.
 */
function readStretch(reader: Reader, stop: string | null, collector: WordCollector | null): Piece {
  const { source } = reader;
  let text = "";
  while (reader.at < source.length) {
    const start = reader.at;
    const plainEnd = skipPlain(reader, stop);
    if (plainEnd > start) {
      text += source.slice(start, plainEnd);
      if (collector !== null) addPlain(collector, source, start, plainEnd);
      reader.at = plainEnd;
      continue;
    }
    const character = source.charAt(start);
    if (character === stop) {
      reader.at++;
      return { ok: true, text };
    }
    if (character === reader.escape) {
      reader.at++;
      const kept = (reader.rawEscapes ? character : "") + nextCharacter(reader);
      if (collector !== null) addText(collector, kept, start, reader.at);
      text += kept;
      continue;
    }
    const readsBefore = reader.nestedReads;
    const value = readSpecial(reader, character);
    if (!value.ok) return value;
    text += value.text;
    if (collector === null) continue;
    if (reader.nestedReads !== readsBefore) dropWord(collector);
    if (character === "$") {
      for (const each of value.text) addCharacter(collector, each, start, reader.at);
    } else addText(collector, value.text, start, reader.at);
  }
  return stop === null
    ? { ok: true, text }
    : failure(`unexpected end of statement while looking for matching ${stop}`);
}

/** The first offset from here on whose character means something. */
function skipPlain({ source, at, escape, ignoreQuotes }: Reader, stop: string | null): number {
  const escapeUnit = escape.charCodeAt(0);
  const stopUnit = stop === null ? -1 : stop.charCodeAt(0);
  let end = at;
  for (; end < source.length; end++) {
    const unit = source.charCodeAt(end);
    if (unit === escapeUnit || unit === stopUnit || unit === DOLLAR || unit === LESS_THAN) break;
    if (!ignoreQuotes && (unit === SINGLE_QUOTE || unit === DOUBLE_QUOTE)) break;
  }
  return end;
}

const DOUBLE_QUOTE = 0x22;
const DOLLAR = 0x24;
const SINGLE_QUOTE = 0x27;
const LESS_THAN = 0x3c;

/** Splits text without special characters at its spaces. */
function addPlain(collector: WordCollector, source: string, from: number, to: number): void {
  let at = from;
  while (at < to) {
    let end = at;
    while (end < to && !isSpace(source.charCodeAt(end))) end++;
    if (end > at) addText(collector, source.slice(at, end), at, end);
    if (end < to) addCharacter(collector, source.charAt(end), end, end + 1);
    at = end + 1;
  }
}

function readSpecial(reader: Reader, character: string): Piece {
  switch (character) {
    case "$":
      return readDollar(reader);
    case "<":
      return { ok: true, text: readPossibleHeredoc(reader) };
    case "'":
      return readSingleQuoted(reader);
    default:
      return readDoubleQuoted(reader);
  }
}

function readSingleQuoted(reader: Reader): Piece {
  const { source, at } = reader;
  const end = source.indexOf("'", at + 1);
  if (end === -1) {
    reader.at = source.length;
    return failure("unexpected end of statement while looking for matching single-quote");
  }
  reader.at = end + 1;
  return {
    ok: true,
    text: reader.rawQuotes ? source.slice(at, end + 1) : source.slice(at + 1, end),
  };
}

function readDoubleQuoted(reader: Reader): Piece {
  const { source, escape } = reader;
  const quote = reader.rawQuotes ? '"' : "";
  let text = quote;
  reader.at++;
  while (reader.at < source.length) {
    const plainEnd = skipQuoted(reader);
    text += source.slice(reader.at, plainEnd);
    reader.at = plainEnd;
    const character = source.charAt(plainEnd);
    if (character === "") break;
    if (character === '"') {
      reader.at++;
      return { ok: true, text: text + quote };
    }
    if (character === "$") {
      const value = readDollar(reader);
      if (!value.ok) return value;
      text += value.text;
      continue;
    }
    reader.at++;
    if (reader.rawEscapes) text += character;
    const following = source.charAt(reader.at);
    if (following === "") break;
    if (following === '"' || following === "$" || following === escape) {
      text += nextCharacter(reader);
    } else text += character;
  }
  return failure("unexpected end of statement while looking for matching double-quote");
}

/** {@link skipPlain} between double quotes, where less has a meaning. */
function skipQuoted({ source, at, escape }: Reader): number {
  const escapeUnit = escape.charCodeAt(0);
  let end = at;
  for (; end < source.length; end++) {
    const unit = source.charCodeAt(end);
    if (unit === DOUBLE_QUOTE || unit === DOLLAR || unit === escapeUnit) break;
  }
  return end;
}

function readDollar(reader: Reader): Piece {
  reader.at++;
  if (reader.source.charAt(reader.at) === "{") return readBraced(reader);
  const name = readName(reader);
  if (name === "") return { ok: true, text: "$" };
  const value = look(reader, name);
  return { ok: true, text: value ?? (reader.keepUnset ? `$${name}` : "") };
}

function readBraced(reader: Reader): Piece {
  reader.at++;
  const first = reader.source.charAt(reader.at);
  if (first === "") return failure("syntax error: missing '}'");
  if (first === "{" || first === "}" || first === ":") {
    return failure("syntax error: bad substitution");
  }
  const name = readName(reader);
  const operator = nextCharacter(reader) || END;
  if (operator === "}") {
    const value = look(reader, name);
    return { ok: true, text: value ?? (reader.keepUnset ? `\${${name}}` : "") };
  }
  return operator === "/" ? readReplacement(reader, name) : readModifier(reader, name, operator);
}

/** `${x:-word}` and its like, from behind the first character of the operator. */
function readModifier(reader: Reader, name: string, first: string): Piece {
  const isColon = first === ":";
  const operator = isColon ? nextCharacter(reader) || END : first;
  const written = isColon ? `:${operator}` : operator;
  const unsupported = failure(`unsupported modifier (${written}) in substitution`);
  const isTrim = operator === "#" || operator === "%";
  if (isColon ? isTrim : !"+-?#%".includes(operator)) return unsupported;
  const operand = readNested(reader, "}", isTrim);
  if (!operand.ok) return isAtEnd(reader) ? failure("syntax error: missing '}'") : operand;
  const value = look(reader, name);
  if (value === undefined && reader.keepUnset) {
    return { ok: true, text: `\${${name}${written}${operand.text}}` };
  }
  const isMissing = value === undefined || (isColon && value === "");
  switch (operator) {
    case "-":
      return { ok: true, text: isMissing ? operand.text : value };
    case "+":
      return { ok: true, text: isMissing ? "" : operand.text };
    case "?": {
      if (!isMissing) return { ok: true, text: value };
      const state = value === undefined ? "unset" : "empty";
      return failure(`${name}: ${operand.text || `is not allowed to be ${state}`}`);
    }
    case "#":
    case "%": {
      const greedy = operand.text.startsWith(operator);
      const pattern = greedy ? operand.text.slice(1) : operand.text;
      const trim = operator === "#" ? trimPrefix : trimSuffix;
      return trim(value ?? "", pattern, greedy);
    }
    default:
      return unsupported;
  }
}

function readReplacement(reader: Reader, name: string): Piece {
  const replaceAll = reader.source.charAt(reader.at) === "/";
  if (replaceAll) reader.at++;
  const pattern = readNested(reader, "/", true);
  if (!pattern.ok) {
    return isAtEnd(reader) ? failure("syntax error: missing '/' in ${}") : pattern;
  }
  const replacement = readNested(reader, "}", true);
  if (!replacement.ok) {
    return isAtEnd(reader) ? failure("syntax error: missing '}'") : replacement;
  }
  const value = look(reader, name);
  if (value === undefined && reader.keepUnset) {
    return { ok: true, text: `\${${name}/${pattern.text}/${replacement.text}}` };
  }
  return replacePattern(value ?? "", pattern.text, replacement.text, replaceAll);
}

function isAtEnd(reader: Reader): boolean {
  return reader.at >= reader.source.length;
}

/** Digits alone, one of the shell's special parameters, or letters, digits and "_". */
const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;

function readName(reader: Reader): string {
  const { source, at } = reader;
  const plainEnd = plainNameEnd(source, at);
  const isPlain = plainEnd > at && !(source.charCodeAt(plainEnd) >= 0x80);
  NAME.lastIndex = at;
  const name = isPlain ? source.slice(at, plainEnd) : (NAME.exec(source)?.[0] ?? "");
  reader.at += name.length;
  return name;
}

/** "<", or "<<" with the spaces behind it, which belong to a heredoc's marker. */
function readPossibleHeredoc(reader: Reader): string {
  const { source, at } = reader;
  if (source.charAt(at + 1) !== "<") {
    reader.at = at + 1;
    return "<";
  }
  let end = at + 2;
  while (end < source.length && " \t\r".includes(source.charAt(end))) end++;
  reader.at = end;
  return source.slice(at, end);
}
