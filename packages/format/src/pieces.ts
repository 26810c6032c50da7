import type { InstructionItem } from "@stagemap/syntax";

/** What one line of the text adds to an instruction: the line without continuation mark and line end. Offsets of the raw text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The pieces of an instruction, in order. Between two of them stand a continuation mark, a line end, comments and empty lines. */
export function piecesOf({ line }: InstructionItem): readonly Piece[] {
  const pieces: Piece[] = [];
  const { segments, text } = line;
  for (let index = 0; index < segments.length; index += 2) {
    const from = segments[index + 1] ?? 0;
    const length = (segments[index + 2] ?? text.length) - (segments[index] ?? 0);
    pieces.push({ from, to: from + length });
  }
  return pieces;
}
