import { NOTHING, addRanges, sumRanges } from "./range.ts";
import { SIZE_ORIGINS } from "./types.ts";
import type { OriginSum, SizePart, SizeSum } from "./types.ts";

export const NO_WEIGHT: SizeSum = { range: NOTHING, unknown: 0, isMeasured: false };

export function sumOf(parts: readonly SizePart[]): SizeSum {
  return {
    range: sumRanges(parts.map(({ range }) => range)),
    unknown: parts.filter(({ range }) => range === null).length,
    isMeasured: parts.length > 0 && parts.every(({ basis }) => basis === "measured"),
  };
}

export function addSums(one: SizeSum, other: SizeSum): SizeSum {
  return {
    range: addRanges(one.range, other.range),
    unknown: one.unknown + other.unknown,
    isMeasured: one.isMeasured && other.isMeasured,
  };
}

/** What is left of the first without the second, which is a part of it. */
export function lessSum(whole: SizeSum, part: SizeSum): SizeSum {
  const low = Math.max(0, whole.range.low - part.range.high);
  return {
    range: { low, high: Math.max(low, whole.range.high - part.range.low) },
    unknown: whole.unknown,
    isMeasured: false,
  };
}

/** Origins that weigh something, or may. */
export function originsOf(parts: readonly SizePart[]): readonly OriginSum[] {
  return SIZE_ORIGINS.flatMap((origin) => {
    const its = parts.filter((part) => part.origin === origin);
    const sum = sumOf(its);
    return sum.range.high === 0 && sum.unknown === 0 ? [] : [{ origin, sum }];
  });
}
