import type {
  GapView,
  Refactor,
  RefactoringPlan,
  RefactoringView,
  StageKey,
  StepQuestion,
} from "@stagemap/analysis";
import type { GapPlace } from "./gap-under.ts";

/** What the engine of moves is asked, as it goes to a worker. */
export type EngineCall =
  /** Every gap of a stage; of the step's own where none is named. */
  | { readonly kind: "gaps"; readonly question: StepQuestion; readonly stage?: StageKey }
  /** One gap, for certain. */
  | { readonly kind: "gap"; readonly question: StepQuestion; readonly at: GapPlace }
  /** Every refactoring with its plan for the step. */
  | { readonly kind: "refactorings"; readonly question: StepQuestion };

export interface PlannedRefactoring extends RefactoringView {
  readonly plan: RefactoringPlan;
}

/** What each kind of call is answered with. */
export interface EngineAnswers {
  readonly gaps: readonly GapView[];
  readonly gap: GapView | null;
  readonly refactorings: readonly PlannedRefactoring[];
}

export function answerCall(engine: Refactor, call: EngineCall): EngineAnswers[EngineCall["kind"]] {
  const { question } = call;
  switch (call.kind) {
    case "gaps":
      return engine.gapsOf(question, call.stage);
    case "gap":
      return engine.gapAt(question, call.at);
    case "refactorings":
      return engine.refactorings.map((refactoring) => ({
        ...refactoring,
        plan: engine.planOf(question, refactoring.id),
      }));
  }
}
