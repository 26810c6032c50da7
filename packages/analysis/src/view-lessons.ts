import type { Goal, LessonProject } from "@stagemap/lessons";
import type { Span } from "@stagemap/text";
import type { AnalysisInput } from "./view.ts";

/** "Which goals does this text reach, and what do the others miss?" */
export interface LessonQuestion extends AnalysisInput {
  readonly goals: readonly Goal[];
  /** The paths of the build context; null where none are known, and a plausible set is inferred. The same array as long as it says the same. */
  readonly files: readonly string[] | null;
  /** What the learner started from, for goals that compare with it. */
  readonly start: LessonProject;
}

/** A goal with where the text stands. */
export interface GoalView {
  /** A sentence with `code` between backticks, without its full stop. */
  readonly title: string;
  readonly isMet: boolean;
  /** What is missing in this very text, in whole sentences with `code`; null for a goal that is met. */
  readonly missing: string | null;
  /** Where that stands; null when it is about something that is not there, and for a goal that is met. */
  readonly span: Span | null;
}
