import type { LinePoint, RouteInput } from "./layout-routes.ts";

/** The strip of the picture that a rank takes. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

const LEAST_GAP = 30;
const MOST_GAP = 110;
/** A gap with a long way to the side is higher, so that the curve stays a curve. */
const GAP_PER_SIDESTEP = 0.07;

/** The band of every rank; ranks in which nothing stands have bands without height. */
export function placeRanks(
  input: RouteInput,
  lines: readonly (readonly LinePoint[])[],
): Map<number, Band> {
  const heights = rankHeights(input);
  const last = Math.max(0, ...heights.keys());
  const gapAbove = gapHeights(heights, lines);
  const bands = new Map<number, Band>();
  let y = 0;
  for (let rank = 0; rank <= last; rank++) {
    const height = heights.get(rank) ?? 0;
    if (height > 0 && rank > 0) y += gapAbove.get(rank) ?? LEAST_GAP;
    bands.set(rank, { top: y, bottom: y + height });
    y += height;
  }
  return bands;
}

function rankHeights({ boxes, links, ranks, columns }: RouteInput): Map<number, number> {
  const heights = new Map<number, number>();
  const raise = (rank: number, height: number): void => {
    heights.set(rank, Math.max(height, heights.get(rank) ?? 0));
  };
  boxes.forEach((box, index) => raise(ranks[index] ?? 0, box.height));
  for (const slot of columns.chains.flat()) {
    if (slot.half > 0) raise(slot.rank, links[slot.link]?.label?.height ?? 0);
  }
  return heights;
}

/** For every rank in which something stands, the height of the gap above it. */
function gapHeights(
  heights: ReadonlyMap<number, number>,
  lines: readonly (readonly LinePoint[])[],
): Map<number, number> {
  const gaps = new Map<number, number>();
  for (const line of lines) {
    const standing = line.filter(({ rank }) => (heights.get(rank) ?? 0) > 0);
    standing.forEach((point, index) => {
      const before = standing[index - 1];
      if (before === undefined) return;
      const wanted = LEAST_GAP + GAP_PER_SIDESTEP * Math.abs(point.x - before.x);
      gaps.set(point.rank, Math.min(MOST_GAP, Math.max(wanted, gaps.get(point.rank) ?? LEAST_GAP)));
    });
  }
  return gaps;
}
