/** What fits one character of a name. */
type Letter =
  | { readonly kind: "exactly"; readonly code: number }
  | { readonly kind: "any" }
  | { readonly kind: "class"; readonly isNegated: boolean; readonly ranges: readonly Range[] };

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A run of letters; with a star any number of characters but "/" may stand before it. */
interface Chunk {
  readonly hasStar: boolean;
  /** Null when the run is malformed. */
  readonly letters: readonly Letter[] | null;
}

/** A pattern of Go's path.Match and filepath.Match. */
export interface Glob {
  /** True when Go calls some part of it malformed. */
  readonly isMalformed: boolean;
  /**
   * Whether the whole name fits; "malformed" when that shows on the way. What comes behind the first part that does not fit is
   * not looked at, other than by path.Match.
   */
  readonly match: (name: string) => boolean | "malformed";
}

const SLASH = 0x2f;

/**
 * Reads a pattern of Go's matchers, with their ways: a class may match "/", other than "*" and "?", and after a star the first
 * place that fits is taken.
 */
export function compileGlob(pattern: string): Glob {
  const chunks: Chunk[] = [];
  const codes = Array.from(pattern, (letter) => letter.codePointAt(0) ?? 0);
  for (let at = 0; at < codes.length;) {
    const start = skipStars(codes, at);
    const end = endOfChunk(codes, start);
    chunks.push({ hasStar: start > at, letters: readLetters(codes.slice(start, end)) });
    at = end;
  }
  return {
    isMalformed: chunks.some(({ letters }) => letters === null),
    match: (name) => matchChunks(chunks, name),
  };
}

function skipStars(codes: readonly number[], at: number): number {
  let next = at;
  while (codes[next] === 0x2a) next++;
  return next;
}

/** Where the next star stands that is in no class. Go looks for it with no regard to how classes are written. */
function endOfChunk(codes: readonly number[], start: number): number {
  let isInClass = false;
  let at = start;
  for (; at < codes.length; at++) {
    const code = codes[at];
    if (code === 0x5c) at++;
    else if (code === 0x5b) isInClass = true;
    else if (code === 0x5d) isInClass = false;
    else if (code === 0x2a && !isInClass) return at;
  }
  return codes.length;
}

function readLetters(codes: readonly number[]): readonly Letter[] | null {
  const letters: Letter[] = [];
  for (let at = 0; at < codes.length;) {
    const code = codes[at] ?? 0;
    if (code === 0x5b) {
      const read = readClass(codes, at + 1);
      if (read === null) return null;
      letters.push(read.letter);
      at = read.next;
    } else if (code === 0x3f) {
      letters.push({ kind: "any" });
      at++;
    } else {
      const own = code === 0x5c ? codes[at + 1] : code;
      if (own === undefined) return null;
      letters.push({ kind: "exactly", code: own });
      at += code === 0x5c ? 2 : 1;
    }
  }
  return letters;
}

function readClass(
  codes: readonly number[],
  start: number,
): { readonly letter: Letter; readonly next: number } | null {
  const isNegated = codes[start] === 0x5e;
  const ranges: Range[] = [];
  let at = isNegated ? start + 1 : start;
  while (codes[at] !== 0x5d || ranges.length === 0) {
    const low = readClassCode(codes, at);
    if (low === null) return null;
    at = low.next;
    let high = low;
    if (codes[at] === 0x2d) {
      const read = readClassCode(codes, at + 1);
      if (read === null) return null;
      high = read;
      at = read.next;
    }
    ranges.push({ low: low.code, high: high.code });
  }
  return { letter: { kind: "class", isNegated, ranges }, next: at + 1 };
}

/** A character of a class. One must follow it, because the class has to end. */
function readClassCode(
  codes: readonly number[],
  at: number,
): { readonly code: number; readonly next: number } | null {
  if (codes[at] === 0x2d || codes[at] === 0x5d) return null;
  const place = codes[at] === 0x5c ? at + 1 : at;
  const code = codes[place];
  return code === undefined || place + 1 >= codes.length ? null : { code, next: place + 1 };
}

function matchChunks(chunks: readonly Chunk[], name: string): boolean | "malformed" {
  let at = 0;
  for (const [index, { hasStar, letters }] of chunks.entries()) {
    if (letters === null) return "malformed";
    const isLast = index === chunks.length - 1;
    if (isLast && hasStar && letters.length === 0) return !name.includes("/", at);
    const end = findChunk(letters, name, { at, hasStar, isLast });
    if (end === null) return false;
    at = end;
  }
  return at === name.length;
}

interface Search {
  readonly at: number;
  readonly hasStar: boolean;
  readonly isLast: boolean;
}

/** Where the first fit of the letters ends; null without one. The last chunk must end with the name. */
function findChunk(
  letters: readonly Letter[],
  name: string,
  { at, hasStar, isLast }: Search,
): number | null {
  for (let start = at; ;) {
    const end = matchLetters(letters, name, start);
    if (end !== null && (!isLast || end === name.length)) return end;
    const skipped = name.codePointAt(start);
    if (!hasStar || skipped === undefined || skipped === SLASH) return null;
    start += widthOf(skipped);
  }
}

function matchLetters(letters: readonly Letter[], name: string, start: number): number | null {
  let at = start;
  for (const letter of letters) {
    const code = name.codePointAt(at);
    if (code === undefined || !fits(letter, code)) return null;
    at += widthOf(code);
  }
  return at;
}

function fits(letter: Letter, code: number): boolean {
  if (letter.kind === "exactly") return letter.code === code;
  if (letter.kind === "any") return code !== SLASH;
  return letter.ranges.some(({ low, high }) => low <= code && code <= high) !== letter.isNegated;
}

function widthOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}
