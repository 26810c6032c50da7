export type { FileSet, StepEffects } from "./effects.ts";
export { effectsOf } from "./step-effects.ts";
export type { Move } from "./move.ts";
export { gapsFor, planMove } from "./move.ts";
export type {
  MoveOptions,
  MovePlan,
  Note,
  Plan,
  Reason,
  Refused,
  Safety,
  Together,
} from "./plan.ts";
export type { BestOptions, BestPlan, BestStep, RewriteGain } from "./order/best-plan.ts";
export { planBest } from "./order/best-plan.ts";
export { DEFAULT_INPUTS } from "./order/default-inputs.ts";
export type { Expectation, ExpectationOptions } from "./order/expected-seconds.ts";
export { expectSeconds } from "./order/expected-seconds.ts";
export type { Estimate, OrderInputs, Scenario, StepSite } from "./order/inputs.ts";
export type { OrderMove, OrderOptions, OrderPlan } from "./order/plan-order.ts";
export { planOrder } from "./order/plan-order.ts";
export type { RewriteKind, Rewritten } from "./order/rewrites.ts";
export { passedBy } from "./order/rewrites.ts";
export type { TracedMove } from "./order/trace-moves.ts";
export type { StepRebuilds } from "./order/step-rebuilds.ts";
export { listRebuilds } from "./order/step-rebuilds.ts";
export type { LogOptions, WeightsFromLog } from "./order/weights-from-log.ts";
export { purposeOf, weightsFromLog } from "./order/weights-from-log.ts";
export { planDefinitionsDown } from "./definitions-down.ts";
export type { Refactoring } from "./refactoring.ts";
export { planRefactoring } from "./refactoring.ts";
export { REFACTORINGS } from "./refactorings.ts";
export type {
  Assumption,
  Choice,
  SizeEstimate,
  SizePart,
  SplitOptions,
  SplitPlan,
  SplitRefusal,
} from "./split/split-plan.ts";
export { planSplit } from "./split/split.ts";
export type { NewCopy, NewMount } from "./stages/connect.ts";
export {
  connectionFault,
  planChangeBase,
  planCopyFrom,
  planDisconnect,
  planMountFrom,
  planReconnect,
} from "./stages/connect.ts";
export type { ExtractionProposal } from "./stages/extract-results.ts";
export type { NewExtraction } from "./stages/extract-steps.ts";
export { extractionProposal, planExtractSteps } from "./stages/extract-steps.ts";
export { planInlineStage } from "./stages/inline-stage.ts";
export type { Sharing } from "./stages/share-beginning.ts";
export { planShareBeginning } from "./stages/share-beginning.ts";
export type { Partner, SharingProposal } from "./stages/share-common.ts";
export { sharingProposal } from "./stages/share-common.ts";
export { planDeleteStage } from "./stages/delete-stage.ts";
export type { NewStage } from "./stages/place-stage.ts";
export { planAddStage, planDuplicateStage, planMoveStage } from "./stages/place-stage.ts";
export type { VariableRenaming } from "./rename-variable.ts";
export { planRenameVariable } from "./rename-variable.ts";
export type { Renaming } from "./stages/rename-stage.ts";
export { planRenameStage } from "./stages/rename-stage.ts";
export { planDuplicateStep, planEditStep, planInsertStep } from "./stages/steps.ts";
export type { Selection } from "./selection/chosen.ts";
export {
  planCommentChosen,
  planDeleteChosen,
  planDuplicateChosen,
} from "./selection/change-chosen.ts";
export type { CommentedPlace } from "./selection/bring-back.ts";
export { planBringBack } from "./selection/bring-back.ts";
export type { Paste, PastePlace, PastePlan } from "./selection/paste.ts";
export { planPaste } from "./selection/paste.ts";
export { selectionText } from "./selection/selection-text.ts";
export type { StepsMove } from "./move-steps.ts";
export { planMoveSteps } from "./move-steps.ts";
