import type { AnalysisInput, StageKey } from "./view.ts";

/** "How would builds of this text be fastest?" */
export interface BestOrderQuestion extends AnalysisInput {
  /** The build context's files by their paths; null when they are not known. */
  readonly files: readonly string[] | null;
  /** What `git log --name-only` printed, for weights of one's own; null for the usual ones. */
  readonly log: string | null;
}

/** All in plain data. Seconds and weights are estimates. */
export interface BestOrderAnswer {
  /** How many stages the text has; without any nothing can be said. */
  readonly stageCount: number;
  /** The stage that is built; null when there is none of the name. */
  readonly target: StageKey | null;
  /** The text at the end; the one of the question when there is nothing to gain. */
  readonly dockerfile: string;
  /** Expected seconds of a build. */
  readonly before: number;
  readonly after: number;
  /** True when no order of the steps is better. */
  readonly isProven: boolean;
  /** In text order. */
  readonly moves: readonly BestOrderMove[];
  /** What is taken for granted: sentences. */
  readonly notes: readonly string[];
  /** Why something that looks as if it could be better stays as it is. */
  readonly refusals: readonly BestOrderRefusal[];
  readonly log: LogReading | null;
}

export interface BestOrderMove {
  readonly stage: StageKey;
  /** From 1, in the text as it is. */
  readonly line: number;
  /** From 1, in the text at the end. */
  readonly toLine: number;
  /** A sentence. */
  readonly reason: string;
}

export interface BestOrderRefusal {
  readonly line: number;
  /** A sentence. */
  readonly message: string;
}

/** What became of the log. */
export type LogReading =
  | { readonly ok: true; readonly commits: number }
  | { readonly ok: false; readonly message: string };
