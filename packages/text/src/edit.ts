/** A half-open range of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span`. Spans refer to the text before any edit of the same list; no two of a list overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after all edits, which may come in any order. Two insertions at one place keep the order of the list.
 * @throws RangeError when edits overlap or leave the text: that is a fault of the caller, never of a user.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const edit of sortedEdits(edits)) {
    const { start, end } = edit.span;
    if (start < position || end < start || end > text.length) {
      throw new RangeError(
        `edit ${start}–${end} overlaps another or leaves the text of length ${text.length}`,
      );
    }
    result += text.slice(position, start) + edit.newText;
    position = end;
  }
  return result + text.slice(position);
}

/**
 * Where an offset of the old text lies in the new one. An offset strictly inside replaced text moves to the end of its
 * replacement with bias "after", to the start of it with "before"; so does one at the place of an insertion.
 */
export function mapOffset(
  offset: number,
  edits: readonly TextEdit[],
  bias: "before" | "after",
): number {
  let shift = 0;
  for (const { span, newText } of sortedEdits(edits)) {
    if (span.start > offset) break;
    const isInsertion = span.start === span.end;
    if (span.end < offset || (span.end === offset && !isInsertion)) {
      shift += newText.length - (span.end - span.start);
    } else if (isInsertion) {
      if (bias === "after") shift += newText.length;
    } else {
      if (span.start === offset) break;
      return span.start + shift + (bias === "after" ? newText.length : 0);
    }
  }
  return offset + shift;
}

/**
 * The one edit that turns `before` into `after` and leaves alone their common beginning and end; null when they are
 * equal. It never splits a surrogate pair or a CRLF, so that what it touches can be shown and edited as text.
 */
export function minimalEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isFirstOfPair(before.charCodeAt(start - 1))) start--;
  let suffix = 0;
  while (
    suffix < shorter - start &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  if (suffix > 0 && isSecondOfPair(before.charCodeAt(before.length - suffix))) suffix--;
  return {
    span: { start, end: before.length - suffix },
    newText: after.slice(start, after.length - suffix),
  };
}

function isFirstOfPair(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdbff) || unit === 0x0d;
}

function isSecondOfPair(unit: number): boolean {
  return (unit >= 0xdc00 && unit <= 0xdfff) || unit === 0x0a;
}

function sortedEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.length < 2
    ? edits
    : edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
