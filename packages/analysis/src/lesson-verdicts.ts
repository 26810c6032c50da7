import type { GoalCheck } from "@stagemap/lessons";
import { judgeKeeps, judgeReruns } from "./lesson-cache.ts";
import { judgeContents } from "./lesson-contents.ts";
import { judgePathAbsent, judgePathShipped, judgeStarts } from "./lesson-paths.ts";
import type { Scene } from "./lesson-scene.ts";
import { judgeSize, judgeSizeShare } from "./lesson-size.ts";
import {
  judgeBase,
  judgeBuilds,
  judgeChecklistPoint,
  judgeIgnored,
  judgeRule,
  judgeStageNeeded,
  judgeStagesNeeded,
  judgeTarget,
} from "./lesson-stages.ts";
import {
  judgeCacheMount,
  judgeHeredoc,
  judgeLink,
  judgeOnBuildPlatform,
  judgeParallel,
  judgeRuns,
  judgeSecretMount,
} from "./lesson-steps.ts";
import { judgeGivenVariable, judgeReadsVariable } from "./lesson-variables.ts";
import type { Verdict } from "./lesson-verdict.ts";

/** Whether the text reaches a goal. The scene of the start is made only for goals that compare with it. */
export function judgeGoal(scene: Scene, goal: GoalCheck, start: () => Scene): Verdict {
  switch (goal.kind) {
    case "builds":
      return judgeBuilds(scene);
    case "stage-needed":
      return judgeStageNeeded(scene, goal);
    case "stages-needed":
      return judgeStagesNeeded(scene, goal);
    case "target":
      return judgeTarget(scene, goal);
    case "runs":
      return judgeRuns(scene, goal);
    case "final-base":
      return judgeBase(scene, goal);
    case "not-shipped":
      return judgeContents(scene, goal.what);
    case "path-not-shipped":
      return judgePathAbsent(scene, goal);
    case "path-shipped":
      return judgePathShipped(scene, goal);
    case "starts":
      return judgeStarts(scene, goal);
    case "change-keeps":
      return judgeKeeps(scene, goal);
    case "change-reruns":
      return judgeReruns(scene, goal);
    case "rule-silent":
      return judgeRule(scene, goal);
    case "checklist":
      return judgeChecklistPoint(scene, goal);
    case "size":
      return judgeSize(scene, goal);
    case "size-share":
      return judgeSizeShare(scene, goal, start());
    case "cache-mount":
      return judgeCacheMount(scene, goal);
    case "secret-mount":
      return judgeSecretMount(scene, goal);
    case "link":
      return judgeLink(scene);
    case "on-build-platform":
      return judgeOnBuildPlatform(scene, goal);
    case "reads-variable":
      return judgeReadsVariable(scene, goal);
    case "given-variable":
      return judgeGivenVariable(scene, goal);
    case "heredoc":
      return judgeHeredoc(scene, goal);
    case "parallel":
      return judgeParallel(scene, goal);
    case "ignored":
      return judgeIgnored(scene, goal);
  }
}
