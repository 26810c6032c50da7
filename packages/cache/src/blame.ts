import type { Vertex } from "./plan.ts";
import type { Cause } from "./types.ts";

/** Why a stage's files at some point are none that the cache knows. */
export interface Break {
  /** What a step behind it says of it. */
  readonly cause: Cause;
  /** What lies at the bottom of it; not empty. */
  readonly roots: readonly Cause[];
}

/** Why a stage's files at its end are none that the cache knows; null when they are. */
export type SourceFault = (stage: number) => Break | null;

export interface VertexSite {
  readonly stage: number;
  readonly index: number;
  readonly vertex: Vertex;
}
