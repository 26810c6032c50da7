import type {
  CompletionView,
  LensPart,
  LensView,
  NameView,
  SignatureView,
} from "@stagemap/analysis";
import type { Span } from "@stagemap/text";

/** What the editor knows of the text as a language, beside its colours and what is found in it. */
export interface Language {
  /** Stages with their steps, in text order. */
  outline(): readonly OutlineEntry[];
  /** Stages and variables with all their places. */
  names(): readonly NameView[];
  /** What the name at an offset stands for; null where there is none. Sentences with `code` between backticks. */
  describe(offset: number): { readonly span: Span; readonly sentences: readonly string[] } | null;
  /** What can be written at an offset; null where there is nothing to offer. */
  complete(offset: number): CompletionView | null;
  /** What the instruction at an offset wants; null where there is none. */
  signature(offset: number): SignatureView | null;
  /** Gives the name at an offset another; answers why not in sentences, or null when it is done. */
  rename(offset: number, newName: string): Promise<string | null>;
  /** What is worth knowing of each stage; null while the text is half-typed. */
  lenses(): Promise<readonly LensView[] | null>;
  /** Goes where a part of a lens leads. */
  openLens(lens: LensView, kind: LensPart["kind"]): void;
  /** Calls back when lenses may have changed; answers the function that ends it. */
  onChange(listener: () => void): () => void;
  /** Lays the text out. */
  format(): void;
}

export interface OutlineEntry {
  readonly kind: "stage" | "command" | "files" | "setting" | "variable";
  /** "builder", "RUN npm ci" */
  readonly title: string;
  /** What a stage is based on; "" for a step. */
  readonly detail: string;
  /** Without the line end behind it. */
  readonly span: Span;
  /** The line or lines that say what it is. */
  readonly headSpan: Span;
  readonly children: readonly OutlineEntry[];
}
