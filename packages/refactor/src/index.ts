export type { StepEffects } from "./effects.ts";
export { effectsOf } from "./step-effects.ts";
export type { Move } from "./move.ts";
export { gapsFor, planMove } from "./move.ts";
export type {
  MoveOptions,
  MovePlan,
  Note,
  Plan,
  Reason,
  Refused,
  Safety,
  Together,
} from "./plan.ts";
