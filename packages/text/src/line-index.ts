/** A place as people count it: line and column from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and back. A line ends after its "\n", as it does for BuildKit. */
export interface LineIndex {
  readonly lineCount: number;
  /** Line number from 1; an offset outside the text counts as its nearest end. */
  lineAt(offset: number): number;
  positionAt(offset: number): Position;
  /** Offset of a position; a line or column outside the text counts as the nearest one inside. */
  offsetAt(position: Position): number;
}

/** An index of `text`'s lines; an empty text has one empty line. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);

  function startOf(line: number): number {
    return starts[line - 1] ?? text.length;
  }

  function lineAt(offset: number): number {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  return {
    lineCount: starts.length,
    lineAt,
    positionAt(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(inside);
      return { line, column: inside - startOf(line) + 1 };
    },
    offsetAt({ line, column }) {
      if (line < 1) return 0;
      if (line > starts.length) return text.length;
      const end = line < starts.length ? startOf(line + 1) - 1 : text.length;
      return Math.min(startOf(line) + Math.max(column - 1, 0), end);
    },
  };
}
