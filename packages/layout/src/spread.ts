/** Something on a line that wants to be at `at` and needs `half` to each side. */
export interface Spreadable {
  readonly at: number;
  readonly half: number;
  /** How strongly it holds to its wish against its neighbours; 1 when absent. */
  readonly weight?: number;
}

/**
 * The places nearest to the wished ones (least squares) at which nothing overlaps and the given order is kept: pools
 * of neighbours that push each other move to the mean of their wishes.
 */
export function spread(items: readonly Spreadable[], gap: number): number[] {
  const offsets: number[] = [];
  const pools: { mean: number; weight: number; count: number }[] = [];
  let offset = 0;
  let before: Spreadable | null = null;
  for (const item of items) {
    if (before !== null) offset += before.half + gap + item.half;
    before = item;
    offsets.push(offset);
    let pool = { mean: item.at - offset, weight: item.weight ?? 1, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.mean > pool.mean;
      last = pools.at(-1)
    ) {
      const weight = last.weight + pool.weight;
      const mean = (last.mean * last.weight + pool.mean * pool.weight) / weight;
      pool = { mean, weight, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const places: number[] = [];
  for (const { mean, count } of pools) {
    const end = places.length + count;
    while (places.length < end) places.push(mean + (offsets[places.length] ?? 0));
  }
  return places;
}

/** As `spread` for points, with all of them kept between two bounds; the gap shrinks where there is no room. */
export function spreadWithin(
  wishes: readonly number[],
  options: { readonly gap: number; readonly low: number; readonly high: number },
): number[] {
  const { low, high } = options;
  const room = Math.max(0, high - low);
  const gap = wishes.length > 1 ? Math.min(options.gap, room / (wishes.length - 1)) : 0;
  const points = spread(
    wishes.map((at) => ({ at, half: 0 })),
    gap,
  );
  const last = points.length - 1;
  return points.map((at, index) =>
    Math.min(high - (last - index) * gap, Math.max(low + index * gap, at)),
  );
}
