export { simulate } from "./simulate.ts";
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
  Timeline,
} from "./types.ts";
