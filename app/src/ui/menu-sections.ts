export interface MenuSection {
  /** Null for a section without a heading. */
  readonly title: string | null;
  /** A sentence above the items; null for none. */
  readonly note: string | null;
  readonly items: readonly MenuItem[];
}

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** A small word at the end; null for none. */
  readonly tag: string | null;
  /** What stands before the title; null for nothing. */
  readonly mark: { readonly text: string; readonly color: number } | null;
  /** Undefined in a menu of actions, else whether this is the one that is chosen. */
  readonly isChosen?: boolean;
  /** Why it cannot be picked; null when it can. */
  readonly refusal: string | null;
}
