export type { ImageReference, ImageReferenceResult } from "./image-reference.ts";
export { parseImageReference } from "./image-reference.ts";
export type { ModelOptions } from "./model.ts";
export { buildModel } from "./model.ts";
export { neededStages, usersOf } from "./reachability.ts";
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
