const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The offset behind the line end of the line that holds `at`; the text's length for the last line. */
export function lineEndAfter(source: string, at: number): number {
  const lineFeed = source.indexOf("\n", at);
  return lineFeed === -1 ? source.length : lineFeed + 1;
}

/** The offset where a line's content ends: BuildKit takes off every "\r" and "\n" at its end. */
export function contentEnd(source: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > start) {
    const unit = source.charCodeAt(end - 1);
    if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) break;
    end--;
  }
  return end;
}
