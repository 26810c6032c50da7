export { hubName } from "./hub-name.ts";
export type { ImageReference, ImageReferenceResult } from "./image-reference.ts";
export { parseImageReference } from "./image-reference.ts";
export type { ModelOptions } from "./model.ts";
export { buildModel } from "./model.ts";
export { PROBLEM_PHASES } from "./types.ts";
export type { Platform, PlatformResult } from "./platform.ts";
export { parsePlatform } from "./platform.ts";
export { allUsers, neededStages, visitedStages, targetNumber } from "./reachability.ts";
export type {
  Edge,
  Model,
  ModelProblem,
  ModelProblemCode,
  Origin,
  ProblemPhase,
  Reference,
  Stage,
  StageKey,
  Step,
  StepKey,
} from "./types.ts";
export type { GitSource, GitSourceResult } from "./git-source.ts";
export { parseGitSource } from "./git-source.ts";
export { flagValue } from "./flag-rules.ts";
export { formatDuration, parseDuration } from "./go-values.ts";
export type { InlineFile } from "./inline-files.ts";
export { inlineFiles } from "./inline-files.ts";
export { isHeredoc } from "./instruction-problems.ts";
export type {
  ContextNameResult,
  ContextSource,
  NamedContext,
  NamedContexts,
} from "./named-contexts.ts";
export { contextName, parseContextSource } from "./named-contexts.ts";
export type { Mount, MountResult } from "./mounts.ts";
export { readMount } from "./mounts.ts";
export { triggerText } from "./triggers.ts";
export {
  findVariable,
  splitArgument,
  variableNames,
  variableSpan,
  variableValue,
} from "./variables.ts";
export type { GlobalScope } from "./global-scope.ts";
export type { ImageEnvironment, Observation, StageScope } from "./stage-scope.ts";
export { didYouMean, nearest } from "./suggest.ts";
export type { CheckOptions, CheckOptionsResult } from "./check-options.ts";
export { NO_CHECK_OPTIONS, parseCheckOptions } from "./check-options.ts";
