import type { LocalSpan } from "@stagemap/syntax";

/**
 * Where each offset of a text that was put together stands in what it was put together from. Packed as triples: offset in the
 * text, start and end in the origin; each holds up to the next. A piece as long as its origin runs in step with it; any
 * other (an escape sequence, an added line end) stands for its origin as a whole.
 */
export interface OffsetMap {
  readonly pieces: readonly number[];
  readonly length: number;
}

/** Puts a text together and remembers where its pieces come from. */
export interface MappedTextBuilder {
  /** Adds text that stands at `from` to `to` of the origin. Pieces come in the order of the origin. */
  add(text: string, from: number, to: number): void;
  finish(): MappedText;
}

export interface MappedText {
  readonly text: string;
  readonly map: OffsetMap;
}

export function createMappedText(): MappedTextBuilder {
  const pieces: number[] = [];
  let text = "";
  let isLinear = false;
  return {
    add(part, from, to) {
      if (part === "") return;
      const isPartLinear = part.length === to - from;
      const follows = isLinear && isPartLinear && pieces.at(-1) === from;
      if (follows) pieces[pieces.length - 1] = to;
      else pieces.push(text.length, from, to);
      isLinear = isPartLinear;
      text += part;
    },
    finish: () => ({ text, map: { pieces, length: text.length } }),
  };
}

/** The range of the origin from the first to the last character of `start`–`end`; an empty range where it starts. */
export function originSpan(map: OffsetMap, start: number, end: number): LocalSpan {
  const from = originStart(map, start);
  return { from, to: start >= end ? from : originEnd(map, end) };
}

function originStart(map: OffsetMap, offset: number): number {
  const { pieces } = map;
  if (offset >= map.length) return pieces.at(-1) ?? 0;
  const index = pieceAt(map, Math.max(0, offset));
  const from = pieces[index + 1] ?? 0;
  return isLinearPiece(map, index) ? from + offset - (pieces[index] ?? 0) : from;
}

/** Where the character before `offset` ends. */
function originEnd(map: OffsetMap, offset: number): number {
  const { pieces } = map;
  const at = Math.min(offset, map.length);
  const index = pieceAt(map, at - 1);
  if (!isLinearPiece(map, index)) return pieces[index + 2] ?? 0;
  return (pieces[index + 1] ?? 0) + at - (pieces[index] ?? 0);
}

/** The index in `pieces` of the piece that holds the offset. */
function pieceAt({ pieces }: OffsetMap, offset: number): number {
  // Nearly all scripts stand on a few lines.
  let low = 0;
  let high = pieces.length / 3;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((pieces[3 * middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return 3 * low;
}

function isLinearPiece({ pieces, length }: OffsetMap, index: number): boolean {
  const pieceLength = (pieces[index + 3] ?? length) - (pieces[index] ?? 0);
  return pieceLength === (pieces[index + 2] ?? 0) - (pieces[index + 1] ?? 0);
}

/** The map of a text whose pieces stand in another text that has a map itself. */
export function throughMap(inner: OffsetMap, outer: OffsetMap): OffsetMap {
  const pieces: number[] = [];
  for (let index = 0; index < inner.pieces.length; index += 3) {
    const offset = inner.pieces[index] ?? 0;
    const from = inner.pieces[index + 1] ?? 0;
    const to = inner.pieces[index + 2] ?? 0;
    if (!isLinearPiece(inner, index)) {
      const span = originSpan(outer, from, to);
      pieces.push(offset, span.from, span.to);
    } else pushThrough(pieces, { offset, from, to }, outer);
  }
  return { pieces, length: inner.length };
}

/** Cuts a piece where the outer text's pieces begin. */
function pushThrough(
  pieces: number[],
  { offset, from, to }: { offset: number; from: number; to: number },
  outer: OffsetMap,
): void {
  let at = from;
  let index = pieceAt(outer, from);
  while (at < to) {
    const end = Math.min(to, outer.pieces[index + 3] ?? outer.length);
    if (end <= at) return;
    const span = originSpan(outer, at, end);
    pieces.push(offset + at - from, span.from, span.to);
    at = end;
    index += 3;
  }
}
