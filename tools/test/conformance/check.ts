/** Gives null when a recorded case agrees with Stagemap, else what differs. */
export type Check = (row: object) => string | null;
export type Checks = Readonly<Record<string, Check>>;

/** A check of rows of one form. */
export function checker(check: (row: never) => string | null): Check {
  // The rows of a kind have the form that its check names; nothing else reads them.
  return (row) => check(row as never);
}

export function difference(ours: unknown, theirs: unknown): string | null {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  return a === b ? null : `ours ${a} theirs ${b}`;
}

/** The first of several differences. */
export function firstOf(...differences: readonly (string | null)[]): string | null {
  return differences.find((each) => each !== null) ?? null;
}
