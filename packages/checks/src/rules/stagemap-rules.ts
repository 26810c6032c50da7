import type { Rule } from "../rule.ts";
import { misnamedStage } from "./stagemap/misnamed-stage.ts";
import { numberedStageReference } from "./stagemap/numbered-stage-reference.ts";

/** What only Stagemap looks for, sorted by the ids. */
export const stagemapRules: readonly Rule[] = [misnamedStage, numberedStageReference];
