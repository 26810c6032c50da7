import {
  type Heredoc,
  type LineState,
  type Scope,
  type Token,
  noInstruction,
} from "./line-state.ts";
import { variablePattern } from "./shell-tokens.ts";

/** Reads what follows an instruction's keyword on one of its lines, from `start` on. */
export function readArguments(
  line: string,
  start: number,
  state: LineState,
): { readonly tokens: readonly Token[]; readonly endState: LineState } {
  const end = endOfContent(line, state);
  const isContinued = end < line.length;
  const reader: Reader = {
    line,
    end,
    position: start,
    isContinued,
    state,
    tokens: [],
  };
  while (reader.position < reader.end) readPiece(reader);
  if (isContinued) reader.tokens.push({ startIndex: end, scopes: "escape" });
  return { tokens: reader.tokens, endState: endStateOf(reader) };
}

/** Where the escape character that continues the line stands; the line's length when it is not continued. */
export function endOfContent(line: string, { escape }: LineState): number {
  const found = line.search(escape === "\\" ? /\\[ \t]*$/ : /`[ \t]*$/);
  return found >= 0 ? found : line.length;
}

interface Reader {
  readonly line: string;
  readonly end: number;
  readonly isContinued: boolean;
  readonly tokens: Token[];
  position: number;
  state: LineState;
}

function endStateOf({ state, isContinued }: Reader): LineState {
  if (isContinued) return state;
  return state.heredocs.length > 0
    ? { ...state, mode: "heredoc", quote: "" }
    : { ...state, ...noInstruction, mode: "between" };
}

/** Reads at least one character, so that the loop over them ends. */
function readPiece(reader: Reader): void {
  const { line, position, state } = reader;
  if (state.quote !== "") return readQuoted(reader, state.quote);
  const space = /[ \t]+/y;
  if (take(reader, space, "")) return;
  const isWordStart = position === 0 || /\s/.test(line[position - 1] ?? "");
  if (isWordStart && readWordStart(reader)) return;
  if (take(reader, /\\./y, "")) return;
  const [character = ""] = line.slice(position);
  if (character === '"' || character === "'") return readQuote(reader, character);
  if (take(reader, variablePattern, "variable")) return;
  if (!take(reader, /[^\s"'$\\]+/y, "")) take(reader, /./suy, "");
}

/** Flags, inner keywords, names that are set, heredoc markers: what counts only at the start of a word. */
function readWordStart(reader: Reader): boolean {
  const { state } = reader;
  if (state.areFlagsAllowed && take(reader, /--[a-zA-Z]\S*/y, "flag")) return true;
  const wordCount = state.wordCount;
  reader.state = { ...state, areFlagsAllowed: false, wordCount: wordCount + 1 };
  switch (state.keyword) {
    case "FROM":
      return wordCount === 1 && take(reader, /as(?=\s|$)/iy, "keyword");
    case "ONBUILD":
      return wordCount === 0 && readInnerKeyword(reader);
    case "HEALTHCHECK":
      return wordCount === 0 && take(reader, /(?:cmd|none)(?=\s|$)/iy, "keyword");
    case "ARG":
    case "ENV":
    case "LABEL":
      return take(reader, wordCount === 0 ? /[\w.-]+/y : /[\w.-]+(?==)/y, "name");
    case "RUN":
    case "COPY":
    case "ADD":
      return readHeredocMarker(reader);
    default:
      return false;
  }
}

function readInnerKeyword(reader: Reader): boolean {
  const { position } = reader;
  if (!take(reader, /[a-z]+(?=\s|$)/iy, "keyword")) return false;
  const keyword = reader.line.slice(position, reader.position).toUpperCase();
  reader.state = { ...reader.state, keyword, areFlagsAllowed: true, wordCount: 0 };
  return true;
}

/** As BuildKit takes it: the whole word is the name, whatever a shell would make of it. */
function readHeredocMarker(reader: Reader): boolean {
  const { line, position } = reader;
  if (!take(reader, /\d*<<-?[^\s<]+(?=\s|$)/y, "marker")) return false;
  const marker = line.slice(position, reader.position);
  const heredoc: Heredoc = {
    name: marker.replace(/^\d*<<-?/, "").replaceAll(/["']/g, ""),
    areTabsStripped: marker.includes("<<-"),
    isExpanded: !/["']/.test(marker),
  };
  reader.state = { ...reader.state, heredocs: [...reader.state.heredocs, heredoc] };
  return true;
}

function readQuote(reader: Reader, quote: '"' | "'"): void {
  const { line, position, end, isContinued } = reader;
  const isClosed = line.indexOf(quote, position + 1) >= 0;
  // An apostrophe in a sentence opens nothing.
  if (!isClosed && !isContinued) {
    take(reader, /./y, "");
    return;
  }
  push(reader, position, "string");
  reader.position = Math.min(position + 1, end);
  reader.state = { ...reader.state, quote };
}

function readQuoted(reader: Reader, quote: '"' | "'"): void {
  const { line, position } = reader;
  if (line[position] === quote) {
    push(reader, position, "string");
    reader.position++;
    reader.state = { ...reader.state, quote: "" };
    return;
  }
  if (quote === "'") {
    take(reader, /[^']+/y, "string");
    return;
  }
  if (take(reader, variablePattern, "variable")) return;
  if (!take(reader, /(?:\\.|[^"$\\])+/y, "string")) take(reader, /./suy, "string");
}

/** Takes what the sticky pattern finds here, up to the end of the arguments; false when it finds nothing. */
function take(reader: Reader, pattern: RegExp, scopes: Scope): boolean {
  pattern.lastIndex = reader.position;
  const found = pattern.exec(reader.line)?.[0] ?? "";
  if (found === "") return false;
  push(reader, reader.position, scopes);
  reader.position = Math.min(reader.position + found.length, reader.end);
  return true;
}

function push(reader: Reader, startIndex: number, scopes: Scope): void {
  if (reader.tokens.at(-1)?.scopes !== scopes) reader.tokens.push({ startIndex, scopes });
}
