import type { TextEdit } from "@stagemap/text";
import type { AnalysisInput, StageKey, StepKey } from "./view.ts";

/** "Where may this step go, and what may be done with it?" */
export interface StepQuestion extends AnalysisInput {
  readonly step: StepKey;
  /** How often each scenario happens, by its id, in any unit; null or left out for what is usual. */
  readonly weights?: Readonly<Record<string, number>> | null;
  /** Seconds that the user has measured, by the step's key. */
  readonly seconds?: Readonly<Record<string, number>>;
}

/** A place between two steps of a stage, and what it would mean for the asked step to stand there. */
export interface GapView {
  readonly stage: StageKey;
  /** Before the step of that number in the stage as it is; as many as there are steps for the end. */
  readonly gap: number;
  /**
   * "here" where the step stands already. "safe" keeps the image of every stage as it was, "risky" stumbles only over what
   * nobody knows, "breaking" over something that is known.
   */
  readonly verdict: "here" | "safe" | "risky" | "breaking";
  /** Why it is not safe, the worst first. */
  readonly reasons: readonly ReasonView[];
  /** Sentences on what is taken for granted. */
  readonly notes: readonly string[];
  /** Empty where it stands, and where the text cannot be written. */
  readonly edits: readonly TextEdit[];
  /** The same move with lines that the step needs; null when that does not help. */
  readonly together: TogetherView | null;
  /** Null when it was not asked for, or the target does not need the stage. */
  readonly cost: CostView | null;
}

export interface ReasonView {
  /** A sentence. */
  readonly message: string;
  /** The step that stands in the way; null when it is none. */
  readonly step: StepKey | null;
  /** Its line, from 1; 0 when it is none. */
  readonly line: number;
}

export interface TogetherView {
  /** "Bring ARG VERSION along" */
  readonly title: string;
  readonly verdict: "safe" | "risky";
  readonly steps: readonly StepKey[];
  readonly edits: readonly TextEdit[];
  readonly cost: CostView | null;
}

/** An estimate: what a build takes after a change as they happen to projects, the mean over what may have changed. */
export interface CostView {
  readonly seconds: number;
  /** Against the text as it is; less than 0 for what saves time. */
  readonly difference: number;
}

/** A refactoring of one step. */
export interface RefactoringView {
  readonly id: string;
  /** What it does, starting with a verb. */
  readonly title: string;
  /** Why one would want it: whole sentences. */
  readonly summary: string;
}

/** What a refactoring comes to, or why it does not fit. */
export type RefactoringPlan =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly ReasonView[] };
