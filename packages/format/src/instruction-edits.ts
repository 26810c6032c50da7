import type { EscapeCharacter, InstructionItem } from "@stagemap/syntax";
import { lineContentEnd, skipBlanks, trimBlanks } from "./blanks.ts";
import { canonicalEdits } from "./canonical.ts";
import type { LocalEdit } from "./local-edit.ts";
import { partsOf } from "./parts.ts";
import type { Part } from "./parts.ts";
import { piecesOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

/** What indents a continued line. */
const INDENT = "    ";

export interface InstructionLayout {
  readonly isCanonical: boolean;
  /** True when empty lines inside stay. */
  readonly keepsLines: boolean;
}

/**
 * Lays out one instruction: its keyword in capitals, one space between its parts, its continued lines indented. Nothing for one
 * that is not understood. The command of a shell stays as it is, because BuildKit keeps the blanks inside it.
 */
export function instructionEdits(
  item: InstructionItem,
  escape: EscapeCharacter,
  { isCanonical, keepsLines }: InstructionLayout,
): readonly LocalEdit[] {
  const { instruction, raw, problems, isOpen } = item;
  if (instruction.name === null || problems.length > 0 || isOpen) return [];
  const pieces = piecesOf(item);
  const parts = partsOf(item);
  const layout: Layout = {
    keepsEnd: instruction.name === "ONBUILD",
    raw,
    escape,
    pieces,
    parts,
    keepsLines,
    indent: indentOf(raw, pieces, parts),
  };
  const { keyword } = instruction;
  const isWhole = raw.slice(keyword.from, keyword.to) === keyword.text;
  return [
    { from: 0, to: pieces[0]?.from ?? 0, newText: "" },
    ...(isWhole ? [{ from: keyword.from, to: keyword.to, newText: instruction.name }] : []),
    ...gapEdits(layout),
    ...pieces.flatMap((_, index) => lineEdits(layout, index)),
    ...pieces.slice(1).flatMap((_, index) => betweenEdits(layout, index)),
    ...(isCanonical ? canonicalEdits(instruction, raw) : []),
  ];
}

interface Layout {
  /** True for ONBUILD, whose text BuildKit keeps up to the last blank. */
  readonly keepsEnd: boolean;
  readonly raw: string;
  readonly escape: EscapeCharacter;
  readonly pieces: readonly Piece[];
  readonly parts: readonly Part[];
  readonly keepsLines: boolean;
  readonly indent: string;
}

/**
 * What the lines are indented by that may be: as a shell's command itself is, whose lines stay as they are, so that flags and
 * comments stand in line with it.
 */
function indentOf(raw: string, pieces: readonly Piece[], parts: readonly Part[]): string {
  const last = parts.at(-1);
  if (last === undefined) return INDENT;
  for (const { from, to } of pieces.slice(1)) {
    const first = skipBlanks(raw, from, to);
    if (first > last.from && first < last.to && first < to && first > from) {
      return raw.slice(from, first);
    }
  }
  return INDENT;
}

/** One space, or none, between parts on the same line. */
function gapEdits({ raw, parts }: Layout): readonly LocalEdit[] {
  return parts.flatMap(({ from, before }, index) => {
    const end = parts[index - 1]?.to;
    if (end === undefined || before === null || raw.slice(end, from).includes("\n")) return [];
    return [{ from: end, to: from, newText: before }];
  });
}

/** The blanks at both ends of a line, where they mean nothing. */
function lineEdits(layout: Layout, index: number): readonly LocalEdit[] {
  const { raw, pieces, keepsEnd } = layout;
  const piece = pieces[index];
  if (piece === undefined) return [];
  const { from, to } = piece;
  const first = skipBlanks(raw, from, to);
  const last = trimBlanks(raw, first, to);
  const edits: LocalEdit[] = [];
  if (index > 0) edits.push({ from, to: first, newText: leadOf(layout, index) });
  if (index === pieces.length - 1 && !keepsEnd) edits.push({ from: last, to, newText: "" });
  if (index < pieces.length - 1 && first < to && isBeforeGap(layout, last))
    edits.push({ from: last, to, newText: " " });
  return edits;
}

/** What a continued line starts with once it is laid out. */
function leadOf({ raw, pieces, parts, indent }: Layout, index: number): string {
  const { from, to } = pieces[index] ?? { from: 0, to: 0 };
  const first = skipBlanks(raw, from, to);
  const next = parts.findIndex((part) => part.from >= first);
  const part = parts[next];
  const isFree =
    part !== undefined &&
    part.before !== null &&
    // A line with a continuation mark alone stands between parts; any other has the next part at its start.
    (part.from === first || (first === to && (parts[next - 1]?.to ?? 0) <= from));
  if (!isFree) return raw.slice(from, first);
  return part.isClosing && part.from === first ? "" : indent;
}

/** True where a part ends behind which blanks mean nothing. */
function isBeforeGap({ parts }: Layout, end: number): boolean {
  const next = parts.findIndex((part) => part.from >= end);
  const before = parts[next]?.before ?? null;
  return before !== null && parts[next - 1]?.to === end;
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
