import type { GapView, StageKey, StepKey } from "@stagemap/analysis";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

/** What hangs on the pointer, and where it might go. */
export interface Drag {
  readonly step: StepKey;
  readonly stage: StageKey;
  /** The number of the step in its stage. */
  readonly from: number;
  /** The gaps of every stage that lights up. */
  readonly gaps: ReadonlyMap<StageKey, readonly GapView[]>;
  /** The gap that the pointer is nearest to; null far from all of them, or while it is being worked out. */
  readonly over: GapView | null;
}

export interface DragState {
  readonly drag: Drag | null;
}

export type DragStore = StoreApi<DragState>;

export function createDragStore(): DragStore {
  return createStore<DragState>(() => ({ drag: null }));
}
