/** Megabytes of a million bytes, between which a size lies. */
export interface SizeRange {
  readonly low: number;
  readonly high: number;
}

export const NOTHING: SizeRange = { low: 0, high: 0 };

export function exactly(megabytes: number): SizeRange {
  return { low: megabytes, high: megabytes };
}

export function addRanges(one: SizeRange, other: SizeRange): SizeRange {
  return { low: one.low + other.low, high: one.high + other.high };
}

/** The sum of those that are known. */
export function sumRanges(ranges: readonly (SizeRange | null)[]): SizeRange {
  return ranges.reduce<SizeRange>(
    (sum, range) => (range === null ? sum : addRanges(sum, range)),
    NOTHING,
  );
}

export function scaled({ low, high }: SizeRange, least: number, most: number): SizeRange {
  return { low: low * least, high: high * most };
}
