/** A piece of an example, and whether it is marked as what is found. */
export interface MarkedPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** An example's text cut at its «marks», which may nest. A mark of nothing, a place between characters, is a piece of its own. */
export function markedPieces(source: string): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let depth = 0;
  for (const part of source.split(/(«»|[«»])/)) {
    if (part === "«") depth += 1;
    else if (part === "»") depth -= 1;
    else if (part === "«»") pieces.push({ text: "", isMarked: true });
    else if (part !== "") pieces.push({ text: part, isMarked: depth > 0 });
  }
  return pieces;
}

export function withoutMarks(source: string): string {
  return source.replaceAll(/[«»]/g, "");
}
