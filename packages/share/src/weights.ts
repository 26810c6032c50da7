/** How often things change between two builds of a project. */
export interface SharedWeights {
  /** By the scenario's id: shares of all builds. */
  readonly shares: Readonly<Record<string, number>>;
  /** The number of commits that they were counted in; null when somebody set them. */
  readonly commits: number | null;
}

/** More scenarios than there will ever be. */
const mostShares = 30;
const mostCharacters = 100;

/** The weights as links and drafts hold them: `[[id, share in ten thousands], …]`, sorted, and the commits where there are any. */
export function packWeights({ shares, commits }: SharedWeights): object {
  const pairs = Object.entries(shares)
    .map(([id, share]) => [id, Math.round(share * 10_000)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { w: pairs, ...(commits === null ? {} : { n: commits }) };
}

/** The weights in what `packWeights` made; null when it is nothing of the kind. Leaves out what no share can be. */
export function unpackWeights(value: unknown): SharedWeights | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: both fields are checked below.
  const { w, n } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(w) || (n !== undefined && typeof n !== "number")) return null;
  const pairs: readonly unknown[] = w;
  if (!pairs.every(isShare)) return null;
  const kept = pairs
    .filter(([id, share]) => id.length <= mostCharacters && share >= 0 && share <= 10_000)
    .slice(0, mostShares)
    .map(([id, share]) => [id, share / 10_000] as const);
  return { shares: Object.fromEntries(kept), commits: n ?? null };
}

function isShare(value: unknown): value is readonly [string, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === "string" &&
    typeof value[1] === "number"
  );
}
