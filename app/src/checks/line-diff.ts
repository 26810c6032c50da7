import { applyEdits, createLineIndex, minimalEdit } from "@stagemap/text";
import type { LineIndex, TextEdit } from "@stagemap/text";

/** Lines that change, with some around them. */
export interface Hunk {
  /** The number of the first line that changes, or below which the first one comes, in the text before, from 1. */
  readonly line: number;
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
  /** The part of the text that is not in the line that it replaces or becomes; null when all of it counts. */
  readonly changed: { readonly from: number; readonly to: number } | null;
}

/** Whole lines of the text before, from the first up to but without the last, that become other lines. */
interface Change {
  readonly first: number;
  readonly last: number;
  readonly after: readonly string[];
}

/** More pairs of lines than this are compared as two blocks. */
const mostPairs = 40_000;

/** What edits do to a text's lines, with `context` unchanged lines above and below each change. */
export function lineDiff(text: string, edits: readonly TextEdit[], context = 1): readonly Hunk[] {
  const before = text.split("\n");
  const hunks: { line: number; lines: DiffLine[]; end: number }[] = [];
  for (const change of changesOf(text, edits)) {
    const last = hunks.at(-1);
    const isNear = last !== undefined && change.first - last.end <= 2 * context;
    const start = isNear ? last.end : Math.max(change.first - context, last?.end ?? 0);
    const lines = [
      ...before.slice(start, change.first).map(same),
      ...compare(before.slice(change.first, change.last), change.after),
    ];
    if (isNear) {
      last.lines.push(...lines);
      last.end = change.last;
    } else {
      if (last !== undefined) addContext(last, before, Math.min(last.end + context, start));
      hunks.push({ line: change.first + 1, lines, end: change.last });
    }
  }
  const last = hunks.at(-1);
  if (last !== undefined) addContext(last, before, last.end + context);
  return hunks.map(({ line, lines }) => ({ line, lines }));
}

/** How many lines go and come. */
export function countChanges(hunks: readonly Hunk[]): {
  readonly removed: number;
  readonly added: number;
} {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    removed: lines.filter(({ kind }) => kind === "removed").length,
    added: lines.filter(({ kind }) => kind === "added").length,
  };
}

function addContext(
  hunk: { lines: DiffLine[]; end: number },
  before: readonly string[],
  to: number,
) {
  const isLastEmpty = before.at(-1) === "";
  const end = Math.min(to, isLastEmpty ? before.length - 1 : before.length);
  hunk.lines.push(...before.slice(hunk.end, end).map(same));
}

/** The changed lines in order; edits of the same or of touching lines are one change. */
function changesOf(text: string, edits: readonly TextEdit[]): readonly Change[] {
  const index = createLineIndex(text);
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const clusters: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of sorted) {
    const first = index.lineAt(edit.span.start) - 1;
    const end = index.lineAt(edit.span.end);
    const cluster = clusters.at(-1);
    if (cluster !== undefined && first < cluster.last) {
      cluster.edits.push(edit);
      cluster.last = Math.max(cluster.last, end);
    } else clusters.push({ first, last: end, edits: [edit] });
  }
  return clusters.flatMap((cluster) => trimmed(text, index, cluster) ?? []);
}

/** A cluster without the lines at its ends that stay as they are; null when none changes. */
function trimmed(
  text: string,
  index: LineIndex,
  { first, last, edits }: { first: number; last: number; edits: readonly TextEdit[] },
): Change | null {
  const start = index.offsetAt({ line: first + 1, column: 1 });
  const end =
    last < index.lineCount ? index.offsetAt({ line: last + 1, column: 1 }) - 1 : text.length;
  const slice = text.slice(start, end);
  const shifted = edits.map(({ span, newText }) => ({
    // An edit that takes the end of the slice's last line along leaves the line behind it in its place.
    span: { start: span.start - start, end: Math.min(span.end - start, slice.length) },
    newText,
  }));
  const old = slice.split("\n");
  const after = applyEdits(slice, shifted).split("\n");
  let head = 0;
  while (head < old.length && head < after.length && old[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < after.length - head &&
    old.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++;
  const change = {
    first: first + head,
    last: last - tail,
    after: after.slice(head, after.length - tail),
  };
  return change.first === change.last && change.after.length === 0 ? null : change;
}

/** Removed lines before the added ones in each run of changes, with lines that both have between the runs. */
function compare(old: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let atOld = 0;
  let atAfter = 0;
  for (const [oldIndex, afterIndex] of [
    ...common(old, after),
    [old.length, after.length] as const,
  ]) {
    lines.push(...replaced(old.slice(atOld, oldIndex), after.slice(atAfter, afterIndex)));
    const kept = old[oldIndex];
    if (kept !== undefined) lines.push(same(kept));
    atOld = oldIndex + 1;
    atAfter = afterIndex + 1;
  }
  return lines;
}

/** The longest common subsequence, as pairs of indices. */
function common(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  if (a.length * b.length > mostPairs) return [];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Lines that replace each other one by one show what differs in them. */
function replaced(old: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const isPaired = old.length === after.length;
  return [
    ...old.map((text, at) => diffLine("removed", text, isPaired ? after[at] : undefined)),
    ...after.map((text, at) => diffLine("added", text, isPaired ? old[at] : undefined)),
  ];
}

function diffLine(kind: "removed" | "added", written: string, other: string | undefined): DiffLine {
  const text = shown(written);
  const edit = other === undefined ? null : minimalEdit(text, shown(other));
  if (edit === null) return { kind, text, changed: null };
  const { start, end } = edit.span;
  // Where little is left of a line, marking all that differs says less than the line's own colour.
  const isMostlyKept = text.length - (end - start) >= text.length * 0.3;
  return { kind, text, changed: isMostlyKept ? { from: start, to: end } : null };
}

function same(text: string): DiffLine {
  return { kind: "same", text: shown(text), changed: null };
}

/** Without what cannot be seen: a BOM and half of a line end. */
function shown(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r$/, "");
}
