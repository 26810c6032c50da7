import type { Problem } from "@stagemap/analysis";
import type { Span } from "@stagemap/text";
import type { Assistance } from "./assistance.ts";
import type { Language } from "./language/language.ts";
import type { DocumentHost } from "../document/document-host.ts";

/** What the editor shows beside the text and what it reports. The text itself belongs to the document host. */
export interface EditorPaneProps {
  /** The text to start with. Later changes go through the host, never through this property. */
  readonly initialText: string;
  /** The coloured bar beside each stage's lines. */
  readonly bars: readonly StageBar[];
  readonly problems: readonly Problem[];
  /** Spans lit up because the graph selects or points at them. */
  readonly lit: readonly LitSpan[];
  readonly theme: "light" | "dark";
  /** What the menu of a right click offers for the instruction at the cursor. The same array as long as it says the same. */
  readonly actions: readonly EditorAction[];
  /** Loads what is offered about the problems. The function stays the same. */
  loadAssistance(): Promise<Assistance>;
  /** Loads what is known of stages and variables. The function stays the same. */
  loadLanguage(): Promise<Language>;
  /**
   * The host for this text: called once the editor can take edits, and again when the full editor takes over from the
   * plain one that stands in while it loads. The newest host holds the text; forget the earlier one.
   */
  onReady(host: DocumentHost): void;
  /** The cursor moved by the user, as an offset. */
  onCursor(offset: number): void;
  /** The pointer is over this offset; null when it left the text. */
  onPoint(offset: number | null): void;
}

export interface EditorAction {
  readonly id: string;
  /** Starts with a verb. */
  readonly title: string;
  run(): void;
}

export interface StageBar {
  readonly span: Span;
  /** 0 to 7 */
  readonly color: number;
}

export interface LitSpan {
  readonly span: Span;
  /** Pointed at, or rebuilt by the change that the cache is asked about. */
  readonly kind: "selection" | "hover" | "rebuilt" | "maybe";
}
