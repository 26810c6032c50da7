export type { Arguments, ArgumentStyle, Option } from "./options.ts";
export { argumentsOf, flagsOf, hasFlag, operandsOf } from "./options.ts";
export type { MappedText, OffsetMap } from "./offset-map.ts";
export { originSpan } from "./offset-map.ts";
export type { WordPiece } from "./pieces.ts";
export { piecesOf } from "./pieces.ts";
export { readScript } from "./read-script.ts";
export type { ScriptCache } from "./script-cache.ts";
export { createScriptCache } from "./script-cache.ts";
export type { ExecSource, ExecWord, ScriptSource, ShellSource } from "./script-source.ts";
export { scriptOf } from "./script-source.ts";
export type { Shell, ShellFamily } from "./shell.ts";
export { isWindowsImage, shellOf } from "./shell.ts";
export type {
  Assignment,
  Command,
  FunctionDefinition,
  HeredocInput,
  Layer,
  NestingKind,
  PipePlace,
  Redirection,
  Script,
  ShellWord,
} from "./types.ts";
export type { ScriptProblem, Visitor } from "./walk.ts";
export { scriptProblems, spanOf, walk } from "./walk.ts";
export type { ManagerContext, ManagerUse, ManifestFile, PackageOperand } from "./manager-uses.ts";
export { managerUses } from "./manager-uses.ts";
export { MANAGERS } from "./managers.ts";
export type {
  CacheDirectory,
  Ecosystem,
  Leftover,
  Manager,
  ManagerAction,
  ManagerCall,
  PackageName,
} from "./managers/manager.ts";
export type { SyntaxNode, WordPart } from "unbash";
export type {
  EffectsContext,
  FileAccess,
  Link,
  ScriptEffects,
  VariableAccess,
} from "./effects/effects.ts";
export { joinPath } from "./effects/effects.ts";
export { scriptEffects } from "./effects/script-effects.ts";
export type { EarlyInstallAnswer } from "./early/early-install.ts";
export { earlyInstall } from "./early/early-install.ts";
export type { CompiledEarly, EarlyInstall } from "./early/fetching.ts";
export { isPreparation } from "./early/preparation.ts";
export type { RunPlace, RunWork } from "./seconds/run-seconds.ts";
export {
  isCompiling,
  isFileProgram,
  secondsOfInstruction,
  secondsOfRun,
  workOfScript,
} from "./seconds/run-seconds.ts";
export type { SecondsEstimate } from "./seconds/seconds-table.ts";
