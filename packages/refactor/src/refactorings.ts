import type { Refactoring } from "./refactoring.ts";
import { mergeRuns } from "./refactorings/merge-runs.ts";
import { moveDefinitionDown } from "./refactorings/move-definition-down.ts";
import { moveDefinitionsDown } from "./refactorings/move-definitions-down.ts";
import { sortPackages } from "./refactorings/sort-packages.ts";
import { splitCopy } from "./refactorings/split-copy.ts";
import { splitRun } from "./refactorings/split-run.ts";

/** Every refactoring, sorted by id. */
export const REFACTORINGS: readonly Refactoring[] = [
  mergeRuns,
  moveDefinitionDown,
  moveDefinitionsDown,
  sortPackages,
  splitCopy,
  splitRun,
];
