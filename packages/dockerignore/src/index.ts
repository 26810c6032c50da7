export type { ContextFiles } from "./context-files.ts";
export { contextFiles } from "./context-files.ts";
export type { CopyMatch, CopyOptions, CopyProblem, CopySource } from "./copy-sources.ts";
export { createFilter, hasWildcards, ignoredSource, selectSources } from "./copy-sources.ts";
export type { Glob } from "./go-glob.ts";
export { compileGlob } from "./go-glob.ts";
export type {
  BlankLine,
  CommentLine,
  IgnoreFile,
  IgnoreLine,
  IgnoreProblem,
  PatternLine,
} from "./ignore-file.ts";
export { parseIgnoreFile } from "./ignore-file.ts";
export type { IgnoreDecision, IgnoreMatcher } from "./matcher.ts";
export { createMatcher, ignoreFilePaths } from "./matcher.ts";
export type { Pattern, PatternFault } from "./pattern.ts";
export { readPattern } from "./pattern.ts";
export type { PatternForm } from "./pattern-form.ts";
export { patternForm } from "./pattern-form.ts";
