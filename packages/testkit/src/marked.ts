import type { Span } from "@stagemap/text";

/** A text and the places in it that a test speaks of. */
export interface Marked {
  readonly text: string;
  /** In the order of their starts, an outer one before the inner ones. */
  readonly spans: readonly Span[];
}

/**
 * The text without its «marks», and the span of each: `marked("FROM «alpine»")` is the text `FROM alpine` with the span
 * 5 to 11. Marks may nest; `«»` marks a place between two characters.
 * @throws Error when a mark is not closed or not opened: that is a fault of the test.
 */
export function marked(source: string): Marked {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = "";
  for (const piece of source.split(/([«»])/)) {
    if (piece === "«") {
      open.push(spans.length);
      spans.push({ start: text.length, end: text.length });
    } else if (piece === "»") {
      const index = open.pop();
      const span = index === undefined ? undefined : spans[index];
      if (index === undefined || span === undefined) throw new Error(`“»” without “«”: ${source}`);
      spans[index] = { start: span.start, end: text.length };
    } else {
      text += piece;
    }
  }
  if (open.length > 0) throw new Error(`“«” without “»”: ${source}`);
  return { text, spans };
}
