import { scaled } from "./range.ts";
import type { SizeRange } from "./range.ts";
import type { SizePart, SizeSum } from "./types.ts";

/**
 * What a registry holds, which is gzipped: a part in 2.6 to 2.9 of images measured in 2026; of packages of Node a fifth, of Python’s
 * not half. Null when nothing is known.
 */
export function compressedOf(parts: readonly SizePart[], total: SizeSum): SizeRange | null {
  if (total.range.high === 0 || parts.length === 0) return null;
  return scaled(total.range, 0.3, 0.45);
}
