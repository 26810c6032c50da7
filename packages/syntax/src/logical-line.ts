import type { LocalSpan, LogicalLine, Word } from "./tree.ts";

/** Where an offset of the logical line stands in the item's raw text. */
function localOffset(line: LogicalLine, offset: number): number {
  const { segments } = line;
  // Nearly all instructions stand on one line.
  if (segments.length === 2) return offset + (segments[1] ?? 0);
  let low = 0;
  let high = segments.length / 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((segments[2 * middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return offset - (segments[2 * low] ?? 0) + (segments[2 * low + 1] ?? 0);
}

/** The range of raw text from the first to the last character of `start`–`end`, an empty range where it starts. */
export function localSpan(line: LogicalLine, start: number, end: number): LocalSpan {
  const from = localOffset(line, start);
  return { from, to: start === end ? from : localOffset(line, end - 1) + 1 };
}

export function localWord(line: LogicalLine, start: number, end: number): Word {
  const from = localOffset(line, start);
  const to = start === end ? from : localOffset(line, end - 1) + 1;
  return { text: line.text.slice(start, end), from, to };
}
