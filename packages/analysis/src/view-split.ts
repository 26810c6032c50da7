import type { Assumption, SizeEstimate } from "@stagemap/refactor";
import type { TextEdit } from "@stagemap/text";
import type { AnalysisInput } from "./view.ts";

export interface SplitQuestion extends AnalysisInput {
  /** Answers to assumptions by their id; those that nobody asked for are not heard. */
  readonly answers: Readonly<Record<string, string>>;
}

export type SplitAnswer =
  | {
      readonly ok: true;
      /** What the stage builds: "Python". */
      readonly ecosystem: string;
      readonly edits: readonly TextEdit[];
      /** The text after the edits. */
      readonly text: string;
      /** What is taken for granted, each with the other ways to go. */
      readonly assumptions: readonly Assumption[];
      /** Whole sentences. */
      readonly notes: readonly string[];
      readonly sizes: { readonly before: SizeEstimate; readonly after: SizeEstimate };
    }
  | {
      readonly ok: false;
      /** "nothing-gained" where it could be done and the image would be no smaller. */
      readonly kind: "refused" | "nothing-gained";
      readonly ecosystem: string | null;
      /** At least one; `line` is 0 where it is about no line. */
      readonly reasons: readonly { readonly message: string; readonly line: number }[];
      readonly assumptions: readonly Assumption[];
    };
