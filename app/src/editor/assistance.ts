import type { Span } from "@stagemap/text";

/** What the editor offers about findings, beside underlining them. */
export interface Assistance {
  /** What can be done about the findings that a span touches, the best first. */
  actionsIn(span: Span): readonly Action[];
  /** What there is to say of the findings at an offset, in text order. */
  remarksAt(offset: number): readonly Remark[];
}

export interface Action {
  /** Starts with a verb. */
  readonly title: string;
  /** True for what mends a finding without changing what the build does. */
  readonly isPreferred: boolean;
  run(): void;
}

export interface Remark {
  readonly span: Span;
  /** Of the rule that speaks. */
  readonly ruleId: string;
  /** Sentences with `code` between backticks. */
  readonly rationale: string;
  readonly actions: readonly Action[];
}
