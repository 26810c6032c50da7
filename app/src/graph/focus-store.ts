import { createContext, useContext } from "react";
import { createStore, useStore, type StoreApi } from "zustand";
import type { Badge, RowMark } from "./graph-pane-props.ts";
import type { Lit } from "./upstream.ts";

/**
 * What changes while the picture stays: kept beside React's tree, so that pointing at something redraws only the
 * cards, rows and lines whose look changes.
 */
export interface FocusState {
  readonly lit: Lit | null;
  /** Under the pointer what is not lit recedes; a mere selection leaves the cards as they are. */
  readonly isPointing: boolean;
  /** Keys of subjects (see subject-key.ts). An edge counts together with the row it lands on. */
  readonly selected: ReadonlySet<string>;
  readonly hovered: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, Badge>;
  readonly overlay: ReadonlyMap<string, RowMark> | null;
  /** What tooltips of edges say beside the paths, by the edge's key. */
  readonly edgeNotes: ReadonlyMap<string, string> | null;
  /** The colour of every stage, for the chips of its users. */
  readonly colors: ReadonlyMap<string, number>;
  readonly found: ReadonlySet<string>;
  /** The subject that the Tab key reaches; the arrow keys move it. */
  readonly tabStop: string | null;
}

export type FocusStore = StoreApi<FocusState>;

export function createFocusStore(): FocusStore {
  return createStore<FocusState>(() => ({
    lit: null,
    isPointing: false,
    selected: new Set(),
    hovered: new Set(),
    badges: new Map(),
    overlay: null,
    edgeNotes: null,
    colors: new Map(),
    found: new Set(),
    tabStop: null,
  }));
}

export const FocusContext = createContext<FocusStore | null>(null);

export function useFocus<T>(selector: (state: FocusState) => T): T {
  const store = useContext(FocusContext);
  if (store === null) throw new Error("A part of the graph stands outside the graph pane.");
  return useStore(store, selector);
}

export type Emphasis = "lit" | "receded" | undefined;

export function useBoxEmphasis(box: string): Emphasis {
  return useFocus(({ lit, isPointing }) => {
    if (lit === null) return undefined;
    if (lit.boxes.has(box)) return "lit";
    return isPointing ? "receded" : undefined;
  });
}

export function useEdgeEmphasis(edge: string): Emphasis {
  return useFocus(({ lit }) => {
    if (lit === null || lit.edges.size === 0) return undefined;
    return lit.edges.has(edge) ? "lit" : "receded";
  });
}

/** What a step or stage is marked with, by its own key; undefined for nothing. */
export function useRowMark(key: string): RowMark | undefined {
  return useFocus(({ overlay }) => overlay?.get(key));
}

/** The attributes of an element that stands for a subject: how it looks and whether Tab reaches it. */
export function useSubjectAttributes(key: string): {
  readonly "data-subject": string;
  readonly "data-selected": true | undefined;
  readonly "data-hovered": true | undefined;
  readonly "data-found": true | undefined;
  readonly tabIndex: 0 | -1;
} {
  return {
    "data-subject": key,
    "data-selected": useFocus(({ selected }) => selected.has(key)) || undefined,
    "data-hovered": useFocus(({ hovered }) => hovered.has(key)) || undefined,
    "data-found": useFocus(({ found }) => found.has(key)) || undefined,
    tabIndex: useFocus(({ tabStop }) => tabStop === key) ? 0 : -1,
  };
}
