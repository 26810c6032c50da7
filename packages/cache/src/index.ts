export type { ContextTaker } from "./context-takers.ts";
export { contextTakers } from "./context-takers.ts";
export { explain } from "./explain.ts";
export { inferFiles } from "./infer-files.ts";
export { isManifest } from "./manifests.ts";
export { simulate } from "./simulate.ts";
export type { ContextTrace, TracedTaker } from "./trace-context.ts";
export { traceContext } from "./trace-context.ts";
export type { Scenario } from "./typical-week.ts";
export { otherValue, typicalWeek } from "./typical-week.ts";
export type {
  Bar,
  CacheInput,
  CacheReport,
  Cause,
  CauseKind,
  Estimate,
  FileChange,
  IgnoreTexts,
  OutputChoice,
  Status,
  StepReport,
  Suggestion,
  Timeline,
} from "./types.ts";
