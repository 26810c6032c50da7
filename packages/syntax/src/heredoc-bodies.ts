import type { HeredocMarker } from "./heredocs.ts";
import { instructionName } from "./instruction.ts";
import { contentEnd, lineEndAfter } from "./physical-line.ts";
import type { Heredoc, LocalSpan } from "./tree.ts";

/** A line that ends a heredoc, in offsets of the source. */
interface TerminatorLine {
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Finds the lines that end the heredocs of one text. */
export interface TerminatorSearch {
  /** The first line at or after `from`, which is the start of a line, that ends the heredoc; null when none does. */
  find(from: number, marker: HeredocMarker): TerminatorLine | null;
}

export function createTerminatorSearch(source: string): TerminatorSearch {
  // Where each line's content stands for the last time. Made once a search has failed: without it, a text of many openers
  // and no terminator would be read to its end for each of them.
  let lastStarts: ReadonlyMap<string, number> | null = null;
  return {
    find(from, marker) {
      if (lastStarts !== null && (lastStarts.get(lineKey(marker)) ?? -1) < from) return null;
      const found = scan(source, from, marker);
      if (found === null) lastStarts ??= findLastStarts(source);
      return found;
    },
  };
}

function scan(source: string, from: number, marker: HeredocMarker): TerminatorLine | null {
  let start = from;
  while (start < source.length) {
    const end = lineEndAfter(source, start);
    const lineContentEnd = contentEnd(source, start, end);
    const first = marker.chomp ? skipTabs(source, start) : start;
    if (lineContentEnd - first === marker.name.length && source.startsWith(marker.name, first)) {
      return { start, contentEnd: lineContentEnd, end };
    }
    start = end;
  }
  return null;
}

function skipTabs(source: string, from: number): number {
  let at = from;
  while (source.charAt(at) === "\t") at++;
  return at;
}

/** A key for each line as it is and one without its tabs, which is what `<<-` compares. */
function findLastStarts(source: string): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  let start = 0;
  while (start < source.length) {
    const end = lineEndAfter(source, start);
    const lineContentEnd = contentEnd(source, start, end);
    const first = skipTabs(source, start);
    starts.set(lineKey({ chomp: false, name: source.slice(start, lineContentEnd) }), start);
    starts.set(lineKey({ chomp: true, name: source.slice(first, lineContentEnd) }), start);
    start = end;
  }
  return starts;
}

function lineKey({ chomp, name }: Pick<HeredocMarker, "chomp" | "name">): string {
  return (chomp ? "-" : "=") + name;
}

interface BodiesPlace {
  /** Where the item starts, from which spans are counted. */
  readonly itemStart: number;
  /** Where the first body starts. */
  readonly from: number;
  readonly markers: readonly HeredocMarker[];
}

interface Bodies {
  readonly heredocs: readonly Heredoc[];
  readonly end: number;
  readonly unterminated: HeredocMarker | null;
}

/** Reads the bodies that follow a logical line. */
export function readBodies(
  source: string,
  terminators: TerminatorSearch,
  { itemStart, from, markers }: BodiesPlace,
): Bodies {
  const heredocs: Heredoc[] = [];
  let at = from;
  for (const marker of markers) {
    const found = terminators.find(at, marker);
    if (found === null) {
      const end = recoveryPoint(source, at);
      const body = { from: at - itemStart, to: end - itemStart };
      heredocs.push(withBody(marker, body, null));
      return { heredocs, end, unterminated: marker };
    }
    const body = { from: at - itemStart, to: found.start - itemStart };
    const terminator = { from: found.start - itemStart, to: found.contentEnd - itemStart };
    heredocs.push(withBody(marker, body, terminator));
    at = found.end;
  }
  return { heredocs, end: at, unterminated: null };
}

function withBody(
  { name, fileDescriptor, expand, chomp, marker }: HeredocMarker,
  body: LocalSpan,
  terminator: LocalSpan | null,
): Heredoc {
  return { name, fileDescriptor, expand, chomp, marker, body, terminator };
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
