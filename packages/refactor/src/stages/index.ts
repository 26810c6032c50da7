export type { NewCopy, NewMount } from "./connect.ts";
export {
  connectionFault,
  planChangeBase,
  planCopyFrom,
  planDisconnect,
  planMountFrom,
  planReconnect,
} from "./connect.ts";
export { planDeleteStage } from "./delete-stage.ts";
export type { NewStage } from "./place-stage.ts";
export { planAddStage, planDuplicateStage, planMoveStage } from "./place-stage.ts";
export type { Renaming } from "./rename-stage.ts";
export { planRenameStage } from "./rename-stage.ts";
export {
  planCommentOut,
  planDeleteSteps,
  planDuplicateStep,
  planEditStep,
  planInsertStep,
} from "./steps.ts";
