import type { AnalysisInput, StageKey } from "./view.ts";

/** What is worth knowing of each stage beside its FROM. Comes by itself, once an editor asks: {@link loadLenses}. */
export interface Lenses {
  /** In the order of the stages. Never throws, whatever the text. */
  lensesOf(question: LensQuestion): readonly LensView[];
}

export interface LensQuestion extends AnalysisInput {
  /** The paths of the build context; null when none are known. The same array as long as it says the same. */
  readonly files: readonly string[] | null;
  /** Seconds that the user has measured, by the step's key. */
  readonly seconds?: Readonly<Record<string, number>>;
}

export interface LensView {
  readonly stage: StageKey;
  /** Where the FROM line ends. */
  readonly offset: number;
  readonly parts: readonly LensPart[];
}

/** A few words, and what they lead to. */
export interface LensPart {
  readonly kind: "role" | "users" | "size" | "cost";
  readonly text: string;
  /** Says the same in full, with where figures come from. Sentences with `code` between backticks. */
  readonly note: string;
}

/** Loads what is said beside FROM lines. */
export async function loadLenses(): Promise<Lenses> {
  return (await import("./lens-answers.ts")).createLenses();
}
