import type { StageKey, StepKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import type { Ignored } from "./conflicts.ts";

/** Refusing is a value, so that a screen can say why. */
export type Plan =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly notes: readonly Note[] }
  | Refused;

export interface Refused {
  readonly ok: false;
  /** At least one. */
  readonly reasons: readonly Reason[];
}

/** Something worth knowing that stands in nobody's way: a sentence. */
export interface Note {
  readonly message: string;
}

export interface Reason {
  /** A sentence. */
  readonly message: string;
  /** The step that stands in the way; null when it is none. */
  readonly step: StepKey | null;
  /** Its line, from 1; 0 when it is none. */
  readonly line: number;
}

/** From light to heavy: "risky" when only what nobody knows stands in the way, "breaking" when something known does. */
export type Safety = "safe" | "risky" | "breaking";

export type MovePlan =
  | (Extract<Plan, { readonly ok: true }> & {
      readonly safety: Safety;
      /** Why it is not safe, the worst first; empty for a safe one. */
      readonly reasons: readonly Reason[];
      /** The same move with what the step needs; null when nothing is to be brought along or it would not help. */
      readonly together: Together | null;
    })
  | Refused;

export interface MoveOptions {
  /** The stage that is built; the last one when absent. Only moves between stages ask for it. */
  readonly target?: StageKey | null;
  /** True to leave open whether BuildKit would refuse a breaking move's result: that takes most of the time. */
  readonly isPreview?: boolean;
  /** Kinds of conflicts to overlook. Only the test of the tests does that. */
  readonly ignored?: Ignored;
}

/** A move of several steps that stay in their order. */
export interface Together {
  /** "Bring ARG VERSION along" */
  readonly title: string;
  readonly steps: readonly StepKey[];
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
}

export function refuse(message: string): Refused {
  return { ok: false, reasons: [{ message, step: null, line: 0 }] };
}
