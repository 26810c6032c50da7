import type { StageKey } from "./view.ts";
import type { GapView, RefactoringPlan, RefactoringView, StepQuestion } from "./view-moves.ts";

/** Where steps may move and what else may be done with them. It comes by itself, once somebody asks: {@link loadRefactor}. */
export interface Refactor {
  /** Every refactoring, sorted by id. */
  readonly refactorings: readonly RefactoringView[];
  /**
   * Every gap of a stage, of the step's own when `toStage` is left out; empty when the step is not there. Costs come for the own
   * stage only, and a gap that is not breaking is still to be asked for by itself before it is used: {@link Refactor.gapAt}.
   */
  gapsOf(question: StepQuestion, toStage?: StageKey): readonly GapView[];
  /** One gap with its cost, of which it is certain that BuildKit takes the result; null when there is no such gap. */
  gapAt(question: StepQuestion, at: Pick<GapView, "stage" | "gap">): GapView | null;
  /** What a refactoring would change; its result is one that BuildKit takes. */
  planOf(question: StepQuestion, refactoringId: string): RefactoringPlan;
}

/** Loads the engine of moves and refactorings. */
export async function loadRefactor(): Promise<Refactor> {
  return (await import("./plan-moves.ts")).createRefactor();
}
