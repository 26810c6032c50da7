import { goQuote } from "./characters.ts";
import { expandWords } from "./expand.ts";
import { localSpan } from "./logical-line.ts";
import type { Heredoc, Instruction, LogicalLine } from "./tree.ts";

/** A `<<NAME` word before its body is known. */
export type HeredocMarker = Omit<Heredoc, "body" | "terminator">;

export type MarkersResult =
  | { readonly ok: true; readonly markers: readonly HeredocMarker[] }
  | { readonly ok: false; readonly message: string };

const NONE: MarkersResult = { ok: true, markers: [] };

/** What follows the spaces is none, or a word of many spaces would be tried at each of them. */
const MARKER = /^(\d*)<<(-?)[\t\n\f\r ]*(?![\t\n\f\r ])([^<]*)$/;

/** The heredocs that an instruction announces, in the order in which their bodies follow. */
export function findHeredocs(instruction: Instruction, line: LogicalLine): MarkersResult {
  if (!line.text.includes("<<") || !canHaveHeredocs(instruction)) return NONE;
  const words = expandWords(line.text, {
    escape: "\\",
    lookUp: notSet,
    rawQuotes: true,
    rawEscapes: true,
    keepUnset: true,
  });
  // BuildKit reads on without heredocs when the line cannot be split, as with an unmatched quote.
  if (!words.ok) return NONE;
  const markers: HeredocMarker[] = [];
  for (const { text, start, end } of words.words) {
    const parsed = text.includes("<<") ? parseHeredocMarker(text) : null;
    if (parsed === null) continue;
    if (!parsed.ok) return parsed;
    const { name, fileDescriptor, expand, chomp } = parsed.heredoc;
    markers.push({ name, fileDescriptor, expand, chomp, marker: localSpan(line, start, end) });
  }
  return { ok: true, markers };
}

/** RUN, COPY and ADD in other than exec form, in ONBUILD too (parser/parser.go, canContainHeredoc). */
function canHaveHeredocs(instruction: Instruction): boolean {
  const { name, isJson } = instruction.inner ?? instruction;
  return !isJson && (name === "RUN" || name === "COPY" || name === "ADD");
}

function notSet(): undefined {
  return undefined;
}

type MarkerResult =
  | { readonly ok: true; readonly heredoc: Omit<HeredocMarker, "marker"> }
  | { readonly ok: false; readonly message: string };

/** Reads a `<<NAME` word; null when the word is no heredoc (parser/parser.go, heredocFromMatch). */
export function parseHeredocMarker(word: string): MarkerResult | null {
  const match = MARKER.exec(word);
  const [, descriptor = "", dash = "", rest = ""] = match ?? [];
  if (rest === "") return null;
  const fileDescriptor = Number(descriptor);
  const chomp = dash === "-";
  // Nearly all names are plain; the rest goes through the quotes.
  if (/^\w+$/.test(rest)) {
    return { ok: true, heredoc: { name: rest, fileDescriptor, expand: true, chomp } };
  }
  const options = { escape: "\\", lookUp: notSet, keepUnset: true };
  const plain = expandWords(rest, options);
  if (!plain.ok) {
    return { ok: false, message: `failed to process ${goQuote(rest)}: ${plain.message}` };
  }
  const name = plain.words.length === 1 ? plain.words[0]?.text : undefined;
  if (name === undefined) return null;
  const raw = expandWords(rest, { ...options, rawQuotes: true });
  const rawName = raw.ok && raw.words.length === 1 ? raw.words[0]?.text : undefined;
  if (rawName === undefined) {
    const message = `internal lexing of heredoc produced inconsistent results: ${rest}`;
    return { ok: false, message };
  }
  return {
    ok: true,
    heredoc: {
      name,
      fileDescriptor,
      expand: countQuotes(name) === countQuotes(rawName),
      chomp,
    },
  };
}

function countQuotes(text: string): number {
  return text.replace(/[^'"]/g, "").length;
}

/** A heredoc's body as written; `raw` is its item's. */
export function heredocBody(heredoc: Heredoc, raw: string): string {
  return raw.slice(heredoc.body.from, heredoc.body.to);
}
