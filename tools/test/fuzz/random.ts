/** Chance that can be repeated: the same seed gives the same row of numbers. */
export interface Random {
  /** From 0 up to but without `limit`. */
  below(limit: number): number;
  pick<Value>(values: readonly Value[]): Value | undefined;
}

/** By the generator "mulberry32". */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return { below, pick: (values) => values[below(values.length)] };
}
