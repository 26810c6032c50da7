import type { Rule } from "../rule.ts";
import { broadCopyBeforeInstall } from "./stagemap/broad-copy-before-install.ts";
import { checkStageNotBuilt } from "./stagemap/check-stage-not-built.ts";
import { misnamedStage } from "./stagemap/misnamed-stage.ts";
import { missingDockerignore } from "./stagemap/missing-dockerignore.ts";
import { numberedStageReference } from "./stagemap/numbered-stage-reference.ts";
import { oldProductionFlag } from "./stagemap/old-production-flag.ts";
import { runsAsRoot } from "./stagemap/runs-as-root.ts";
import { secretByValue } from "./stagemap/secret-by-value.ts";
import { secretCopied } from "./stagemap/secret-copied.ts";

/** What only Stagemap looks for, sorted by the ids. */
export const stagemapRules: readonly Rule[] = [
  broadCopyBeforeInstall,
  checkStageNotBuilt,
  misnamedStage,
  missingDockerignore,
  numberedStageReference,
  oldProductionFlag,
  runsAsRoot,
  secretByValue,
  secretCopied,
];
