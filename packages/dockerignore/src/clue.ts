/** How a pattern is compared with paths, and what gives away that a path cannot fit. */
export interface Comparison {
  readonly matches: (path: string) => boolean;
  readonly clue: Clue;
}

/**
 * What every path has that fits a pattern: its last name, the first letter of that, or the first or last letter of all. Letters
 * are UTF-16 code units.
 */
export type Clue =
  | { readonly kind: "name" | "initial" | "start" | "end"; readonly text: string }
  | { readonly kind: "none" };
