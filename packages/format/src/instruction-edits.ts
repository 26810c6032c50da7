import type { EscapeCharacter, InstructionItem } from "@stagemap/syntax";
import { lineContentEnd, skipBlanks, trimBlanks } from "./blanks.ts";
import { flagEdits, wordEdits } from "./canonical.ts";
import { indentOf } from "./indent.ts";
import type { Indent } from "./indent.ts";
import type { LocalEdit } from "./local-edit.ts";
import { markColumn } from "./mark-column.ts";
import { partsOf } from "./parts.ts";
import type { Part } from "./parts.ts";
import { piecesOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

export interface InstructionLayout {
  readonly isCanonical: boolean;
  /** True when empty lines inside stay. */
  readonly keepsLines: boolean;
  /** True for a row of a table, whose words line up with those of other rows. */
  readonly isRow: boolean;
}

/**
 * Lays out one instruction: its keyword in capitals, one space between its parts, its continued lines indented. Nothing for one
 * that is not understood. The command of a shell stays as it is, because BuildKit keeps the blanks inside it.
 */
export function instructionEdits(
  item: InstructionItem,
  escape: EscapeCharacter,
  { isCanonical, keepsLines, isRow }: InstructionLayout,
): readonly LocalEdit[] {
  const { instruction, raw, problems, isOpen } = item;
  if (instruction.name === null || problems.length > 0 || isOpen) return [];
  const pieces = piecesOf(item);
  const parts = partsOf(item);
  const indent = indentOf(instruction, { raw, pieces, parts });
  const layout: Layout = { raw, escape, pieces, parts, keepsLines, indent };
  const { keyword } = instruction;
  const isWhole = raw.slice(keyword.from, keyword.to) === keyword.text;
  const inner = [...(isRow ? [] : gapEdits(layout)), ...leadEdits(layout)];
  const column = markColumn(raw, pieces, inner);
  return [
    { from: 0, to: pieces[0]?.from ?? 0, newText: "" },
    ...(isWhole ? [{ from: keyword.from, to: keyword.to, newText: instruction.name }] : []),
    ...inner.filter(({ from, to }) => column === null || !isMarkAlone(layout, from, to)),
    ...tailEdits(layout, { column, inner, isOnbuild: instruction.name === "ONBUILD" }),
    ...pieces.slice(1).flatMap((_, index) => betweenEdits(layout, index)),
    ...(isCanonical ? wordEdits(instruction, raw) : []),
    // Flags of other lengths would bring out of line what lines up.
    ...(isCanonical && !isRow && column === null ? flagEdits(instruction, raw) : []),
  ];
}

interface Layout {
  readonly raw: string;
  readonly escape: EscapeCharacter;
  readonly pieces: readonly Piece[];
  readonly parts: readonly Part[];
  readonly keepsLines: boolean;
  readonly indent: Indent;
}

/** One space, or none, between parts on the same line. */
function gapEdits({ raw, parts }: Layout): readonly LocalEdit[] {
  return parts.flatMap(({ from, before }, index) => {
    const end = parts[index - 1]?.to;
    if (end === undefined || before === null || raw.slice(end, from).includes("\n")) return [];
    return [{ from: end, to: from, newText: before }];
  });
}

/** The blanks that continued lines start with, where they mean nothing. */
function leadEdits(layout: Layout): readonly LocalEdit[] {
  const { raw, pieces } = layout;
  return pieces.slice(1).map(({ from, to }, index) => {
    return { from, to: skipBlanks(raw, from, to), newText: leadOf(layout, index + 1) };
  });
}

/** What a continued line starts with once it is laid out. */
function leadOf({ raw, pieces, parts, indent }: Layout, index: number): string {
  const { from, to } = pieces[index] ?? { from: 0, to: 0 };
  const first = skipBlanks(raw, from, to);
  const lead = raw.slice(from, first);
  const next = parts.findIndex((part) => part.from >= first);
  const part = parts[next];
  if (part === undefined || part.before === null) return lead;
  // A line with a continuation mark alone stands between parts; any other has the next part at its start.
  if (first === to) return (parts[next - 1]?.to ?? 0) <= from ? indent.usual : lead;
  if (part.from !== first) return lead;
  if (part.isClosing) return "";
  const isKept = indent.kept.has(lead) || (part === parts.at(-1) && indent.keptOfCommand.has(lead));
  return isKept ? lead : indent.usual;
}

interface Tails {
  /** Where continuation marks line up; null when they do not. */
  readonly column: number | null;
  /** The edits before the ends of the lines. */
  readonly inner: readonly LocalEdit[];
  /** Its text is kept up to the last blank. */
  readonly isOnbuild: boolean;
}

/** The blanks at the ends of lines, before continuation marks, where they mean nothing. */
function tailEdits(layout: Layout, { column, inner, isOnbuild }: Tails): readonly LocalEdit[] {
  const { raw, pieces } = layout;
  return pieces.flatMap((piece, index) => {
    const { from, to } = piece;
    const first = skipBlanks(raw, from, to);
    const last = trimBlanks(raw, first, to);
    if (index === pieces.length - 1) return isOnbuild ? [] : [{ from: last, to, newText: "" }];
    if (first === to || !isBeforeGap(layout, last)) return [];
    const count = column === null ? 1 : column - lengthAfter(inner, from, last);
    return [{ from: last, to, newText: " ".repeat(count) }];
  });
}

/** How long `from`–`to` is after edits inside it. */
function lengthAfter(edits: readonly LocalEdit[], from: number, to: number): number {
  const inside = edits.filter((edit) => edit.from >= from && edit.to <= to);
  return inside.reduce((sum, edit) => sum + edit.newText.length - (edit.to - edit.from), to - from);
}

/** True where a part ends behind which blanks mean nothing. */
function isBeforeGap({ parts }: Layout, end: number): boolean {
  const next = parts.findIndex((part) => part.from >= end);
  const before = parts[next]?.before ?? null;
  return before !== null && parts[next - 1]?.to === end;
}

function isMarkAlone({ pieces }: Layout, from: number, to: number): boolean {
  return pieces.some((piece) => piece.from === from && piece.to === to);
}

/** What BuildKit skips between line `index` and the next: blanks behind the mark, empty lines, comments. */
function betweenEdits(layout: Layout, index: number): readonly LocalEdit[] {
  const { raw, escape, pieces, keepsLines } = layout;
  const mark = pieces[index]?.to ?? 0;
  const end = pieces[index + 1]?.from ?? 0;
  if (raw.charAt(mark) !== escape) return [];
  const lead = leadOf(layout, index + 1);
  const edits: LocalEdit[] = [];
  let start = mark + 1;
  while (start < end) {
    const lineEnd = raw.indexOf("\n", start) + 1;
    const contentEnd = lineContentEnd(raw, start, lineEnd);
    const last = trimBlanks(raw, start, contentEnd);
    if (start === mark + 1) edits.push({ from: last, to: contentEnd, newText: "" });
    else if (last === start) {
      edits.push({ from: start, to: keepsLines ? contentEnd : lineEnd, newText: "" });
    } else {
      edits.push({ from: start, to: skipBlanks(raw, start, last), newText: lead });
      edits.push({ from: last, to: contentEnd, newText: "" });
    }
    start = lineEnd;
  }
  return edits;
}
