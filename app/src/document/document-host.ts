import type { Span, TextEdit } from "@stagemap/text";

/** Who made a change: it decides whether the text keeps its history and what is announced. */
export type EditOrigin = "typing" | "command" | "load";

/** The one holder of the document's text and its undo history. The store only mirrors what it reports. */
export interface DocumentHost {
  getText(): string;
  /** Applies all edits as one undo step; answers "stale", and does nothing, when the text is no longer `expectedText`. */
  apply(edits: readonly TextEdit[], expectedText: string, origin: EditOrigin): "applied" | "stale";
  undo(): void;
  redo(): void;
  focus(): void;
  /** Scrolls a span into view and puts the cursor there; `select` marks it as the user's selection. */
  reveal(span: Span, options: { readonly select: boolean; readonly focus: boolean }): void;
  /** Where the cursor is; null where there is none. */
  cursorOffset(): number | null;
  /** Opens the menu of fixes for what was found at the cursor, where the host has such a menu. */
  showFixes(): void;
  /** Calls back after every change, with the whole text as the host keeps it (line ends and BOM included). */
  onChange(listener: (text: string, origin: EditOrigin) => void): () => void;
}
