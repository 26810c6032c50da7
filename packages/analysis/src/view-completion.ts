import type { Span } from "@stagemap/text";
import type { AnalysisInput } from "./view.ts";

/** "What can stand here?" */
export interface CompletionQuestion extends AnalysisInput {
  readonly offset: number;
}

export interface CompletionView {
  /** The half-typed word up to the cursor: what an option takes the place of. */
  readonly span: Span;
  /** Where the word ends that the cursor stands in; the cursor itself where none goes on. */
  readonly wordEnd: number;
  /** The best first, each label once; never empty. */
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  readonly kind: CompletionKind;
  /** What is typed to find it. */
  readonly label: string;
  /** A few words beside the label: a value, a size, what a stage is based on. May be empty. */
  readonly detail: string;
  /** One sentence, with `code` between backticks. May be empty. */
  readonly note: string;
  /** The text to write: a snippet with `$1` and `${1:word}` where `isSnippet` says so. */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** True when there is more to choose behind it: a value, the rest of a path. */
  readonly continues: boolean;
  /** True for what still works and should not be written anew. */
  readonly isDeprecated: boolean;
}

export type CompletionKind =
  | "directive"
  | "instruction"
  | "flag"
  | "key"
  | "value"
  | "stage"
  | "image"
  | "variable"
  | "file"
  | "folder"
  | "snippet";
