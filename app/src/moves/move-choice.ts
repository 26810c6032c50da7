import type { StepMove } from "./move-step.ts";

/** A move as the id of a choice. */
export function writeMoveChoice({ step, to, isTogether = false }: StepMove): string {
  return JSON.stringify([step, to.stage, to.gap, isTogether]);
}

/** Null for what is no such id. */
export function readMoveChoice(id: string): StepMove | null {
  const parts: unknown = JSON.parse(id);
  if (!Array.isArray(parts)) return null;
  const [step, stage, gap, isTogether]: unknown[] = parts;
  if (typeof step !== "string" || typeof stage !== "string" || typeof gap !== "number") return null;
  return { step, to: { stage, gap }, isTogether: isTogether === true };
}
