export type {
  Analysis,
  AnalysisInput,
  ArgumentDeclaration,
  ArgumentPlace,
  ArgumentView,
  BaseView,
  BuildArguments,
  ChecklistItemView,
  Counts,
  EdgeView,
  FileReport,
  FindingReport,
  FixAllView,
  FixView,
  ImageView,
  NamedContextView,
  NodeKey,
  Picture,
  Place,
  Places,
  Problem,
  ReportInput,
  RowPlace,
  RuleView,
  SourceView,
  StageKey,
  StageView,
  StepKey,
  StepView,
} from "./view.ts";
export type { Analyzer } from "./analyzer.ts";
export { createAnalyzer } from "./analyzer.ts";
export { contextNameProblem } from "./named-contexts.ts";
export { platformProblem } from "./platform-problem.ts";
export { ignoreEdits } from "./ignore.ts";
export type { LabelType, ParsedSettings, RuleSettings, Severity } from "@stagemap/checks";
export { DEFAULT_SETTINGS } from "@stagemap/checks";
export type { Checks } from "./checks.ts";
export { loadChecks } from "./checks.ts";
export type {
  Bar,
  CacheReport,
  Cause,
  CauseKind,
  Estimate,
  FileChange,
  OutputChoice,
  Status,
  StepReport,
  Suggestion,
  Timeline,
} from "@stagemap/cache";
export type { CacheAnswer, CacheChanges, CacheQuestion, ScenarioView } from "./view-cache.ts";
export type { Cache } from "./cache.ts";
export { loadCache } from "./cache.ts";
export type {
  CostView,
  GapView,
  ReasonView,
  RefactoringPlan,
  RefactoringView,
  StepQuestion,
  TogetherView,
} from "./view-moves.ts";
export type { Refactor } from "./moves.ts";
export { loadRefactor } from "./moves.ts";
export type { Formatter, FormatOptions } from "./formatter.ts";
export { loadFormatter } from "./formatter.ts";
export type {
  LogWeights,
  NextIdea,
  OrderAnswer,
  OrderChange,
  OrderQuestion,
  OrderScenario,
  OrderStep,
  RewriteKind,
} from "./view-orders.ts";
export type { Orders } from "./orders.ts";
export { loadOrders } from "./orders.ts";
export type {
  ContextFile,
  ContextQuestion,
  ContextReport,
  ContextStep,
  ContextTotals,
  ContextWarning,
  FileCount,
  FileList,
  IgnoreLineView,
  WrittenIgnoreFile,
} from "./view-context.ts";
export { FILE_FATES, FILE_STATES } from "./view-context.ts";
export type { Context } from "./context.ts";
export { loadContext } from "./context.ts";
export type {
  BestOrderAnswer,
  BestOrderMove,
  BestOrderQuestion,
  BestOrderRefusal,
  LogReading,
} from "./view-best-order.ts";
export type { BestOrder } from "./best-order.ts";
export { loadBestOrder } from "./best-order.ts";
export type { Assumption, Choice, SizeEstimate, SizePart } from "@stagemap/refactor";
export type { SplitAnswer, SplitQuestion } from "./view-split.ts";
export type { Splitter } from "./split.ts";
export { loadSplit } from "./split.ts";
export type {
  ArgumentChange,
  CompareQuestion,
  Comparison,
  EdgeChange,
  RebuildView,
  ShippedSize,
  StageChange,
  StageSide,
  StepChange,
  StepSide,
} from "./view-compare.ts";
export type { Comparer } from "./compare.ts";
export { loadCompare } from "./compare.ts";
export type { NamePlace, Names, NameView } from "./names.ts";
export { loadNames } from "./names.ts";
export type { StageActions } from "./stages.ts";
export { loadStageActions } from "./stages.ts";
export type {
  ActionPlan,
  CopyAction,
  ExtractionView,
  MountAction,
  PartSelection,
  PastePlace,
  PasteView,
  SharingView,
  StageAction,
} from "./view-stages.ts";
export type { GoalView, LessonQuestion } from "./view-lessons.ts";
export type { LessonGoals } from "./lessons.ts";
export { loadLessonGoals } from "./lessons.ts";
export type { Completion } from "./completion.ts";
export { loadCompletion } from "./completion.ts";
export type {
  CompletionKind,
  CompletionOption,
  CompletionQuestion,
  CompletionView,
} from "./view-completion.ts";
export type { SignatureParameter, Signatures, SignatureView } from "./signature.ts";
export { loadSignatures } from "./signature.ts";
export type { Hovers, HoverView } from "./hover.ts";
export { loadHovers } from "./hover.ts";
export type { Lenses, LensPart, LensQuestion, LensView } from "./lens.ts";
export { loadLenses } from "./lens.ts";
export type {
  Measurement,
  OriginSum,
  ReadSizes,
  SingleStage,
  SizeBasis,
  SizeClaim,
  SizeOrigin,
  SizeRange,
  SizeReport,
  SizeSum,
  StageSize,
  StepSize,
  TypedSizes,
} from "@stagemap/sizes";
export type { BaseVariant, SizeQuestion } from "./view-sizes.ts";
export type { Sizes } from "./sizes.ts";
export { loadSizes } from "./sizes.ts";
