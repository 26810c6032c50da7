export type { BaseImage } from "./base-images.ts";
export { baseImage } from "./base-images.ts";
export { cachePath } from "./cache-leftovers.ts";
export { judgeChecklist } from "./checklist/checklist.ts";
export { fixesOf } from "./certify.ts";
export type { CheckedText } from "./check-text.ts";
export { checkModel, checkText } from "./check-text.ts";
export type { WrittenIgnoreFile } from "./dockerignore-text.ts";
export { dockerignoreFor } from "./dockerignore-text.ts";
export type { Content } from "./content.ts";
export { fixAll } from "./fix-all.ts";
export type { FixAllResult } from "./fix-all.ts";
export { rootOf } from "./lineage.ts";
export { optionsOfFile } from "./options.ts";
export { packageUsesOf } from "./package-uses.ts";
export { isInside, joinPath } from "./paths.ts";
export { removedPaths } from "./removed-paths.ts";
export type {
  CheckContext,
  ChecklistItem,
  Example,
  Fix,
  NewFile,
  Rule,
  Severity,
  Site,
  Verdict,
} from "./rule.ts";
export type { ParsedSettings } from "./parse-settings.ts";
export { parseSettings } from "./parse-settings.ts";
export { rules } from "./rules.ts";
export type { RuleFinding, RunOptions } from "./run.ts";
export { runChecks } from "./run.ts";
export type { Run } from "./runs.ts";
export { secretFile } from "./secret-files.ts";
export type { LabelType, RequiredLabel, RuleSettings, SeverityOverride } from "./settings.ts";
export { shippedContents } from "./stage-content.ts";
export { settingsOf, valueOf } from "./step-settings.ts";
export { DEFAULT_SETTINGS } from "./settings.ts";
