import type { Rule } from "../rule.ts";
import { broadCopyBeforeInstall } from "./stagemap/broad-copy-before-install.ts";
import { buildToolsShip } from "./stagemap/build-tools-ship.ts";
import { cacheLeftInLayer } from "./stagemap/cache-left-in-layer.ts";
import { checkStageNotBuilt } from "./stagemap/check-stage-not-built.ts";
import { developmentDependenciesShip } from "./stagemap/development-dependencies-ship.ts";
import { largeFinalBase } from "./stagemap/large-final-base.ts";
import { misnamedStage } from "./stagemap/misnamed-stage.ts";
import { missingCacheMount } from "./stagemap/missing-cache-mount.ts";
import { missingDockerignore } from "./stagemap/missing-dockerignore.ts";
import { numberedStageReference } from "./stagemap/numbered-stage-reference.ts";
import { oldProductionFlag } from "./stagemap/old-production-flag.ts";
import { runsAsRoot } from "./stagemap/runs-as-root.ts";
import { secretByValue } from "./stagemap/secret-by-value.ts";
import { secretCopied } from "./stagemap/secret-copied.ts";
import { sourcesShip } from "./stagemap/sources-ship.ts";
import { staticBinaryOnSystem } from "./stagemap/static-binary-on-system.ts";
import { volatileVariableEarly } from "./stagemap/volatile-variable-early.ts";

/** What only Stagemap looks for, sorted by the ids. */
export const stagemapRules: readonly Rule[] = [
  broadCopyBeforeInstall,
  buildToolsShip,
  cacheLeftInLayer,
  checkStageNotBuilt,
  developmentDependenciesShip,
  largeFinalBase,
  misnamedStage,
  missingCacheMount,
  missingDockerignore,
  numberedStageReference,
  oldProductionFlag,
  runsAsRoot,
  secretByValue,
  secretCopied,
  sourcesShip,
  staticBinaryOnSystem,
  volatileVariableEarly,
];
