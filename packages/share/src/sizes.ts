/** Sizes that somebody has measured, in bytes. */
export interface SharedSizes {
  /** By the key of the step. */
  readonly steps: Readonly<Record<string, number>>;
  /** By the image's name and tag. */
  readonly images: Readonly<Record<string, number>>;
  /** Whole images, by the key of their stage. */
  readonly totals: Readonly<Record<string, number>>;
}

/** The sizes as links and drafts hold them: `{ s: [[key, bytes], …], i: …, t: … }`, each sorted, without those that are empty. */
export function packSizes({ steps, images, totals }: SharedSizes): object {
  return Object.fromEntries(
    [["s", steps] as const, ["i", images] as const, ["t", totals] as const].flatMap(
      ([key, sizes]) => {
        const pairs = Object.entries(sizes).toSorted(([one], [other]) => (one < other ? -1 : 1));
        return pairs.length === 0 ? [] : [[key, pairs]];
      },
    ),
  );
}

/** The sizes in what `packSizes` made; null when it is nothing of the kind. Leaves out what no size can be. */
export function unpackSizes(value: unknown): SharedSizes | null {
  if (typeof value !== "object" || value === null) return null;
  // Read as a record of unknowns: every field is checked by its reader.
  const { s = [], i = [], t = [] } = value as Readonly<Record<string, unknown>>;
  const [steps, images, totals] = [s, i, t].map(readSizes);
  return steps && images && totals ? { steps, images, totals } : null;
}

const mostSizes = 3000;

function readSizes(value: unknown): Readonly<Record<string, number>> | null {
  if (!Array.isArray(value)) return null;
  const pairs: readonly unknown[] = value;
  return Object.fromEntries(pairs.filter(isSize).slice(0, mostSizes));
}

function isSize(value: unknown): value is readonly [string, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [key, bytes]: readonly unknown[] = value;
  return typeof key === "string" && typeof bytes === "number" && bytes >= 0 && bytes < 1e15;
}
