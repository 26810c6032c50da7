import type { RouteInput } from "./layout-routes.ts";
import { chooseSides } from "./layout-sides.ts";
import { spreadWithin } from "./spread.ts";

/** Where and from which side a link meets its target. */
export interface Landing {
  readonly isTop: boolean;
  /** The row's distance from the card's top, 0 at the top. */
  readonly row: number;
  /** The upright line on which it comes down. */
  readonly lane: number;
  /** Where it ends: the card's side, or the lane for one that lands on top. */
  readonly x: number;
}

interface Arrival {
  readonly link: number;
  readonly row: number;
  /** Where the link comes from. */
  readonly x: number;
}

const TOP_GAP = 18;
const TOP_MARGIN = 28;
const NEAREST_LANE = 16;
const LANE_GAP = 9;

/** The landing of every link, in the order of the links. */
export function placeLandings(input: RouteInput): Landing[] {
  const sides = chooseSides(input);
  const landings: Landing[] = [];
  input.boxes.forEach((box, boxIndex) => {
    const middle = input.columns.boxes[boxIndex] ?? 0;
    const arrivals = input.links.flatMap((link, index): Arrival[] => {
      if (link.to !== boxIndex) return [];
      const x = input.columns.chains[index]?.at(-1)?.x ?? middle;
      return [{ link: index, row: link.row ?? 0, x }];
    });
    const half = box.width / 2;
    const gutter = input.gutters[boxIndex] ?? 0;
    for (const [side, sign] of [
      ["left", -1],
      ["right", 1],
    ] as const) {
      // From the innermost lane, which goes to the highest row, outwards.
      const here = arrivals
        .filter(({ link }) => sides[link] === side)
        .toSorted((a, b) => a.row - b.row || a.link - b.link);
      const gap = Math.min(LANE_GAP, (gutter - NEAREST_LANE) / Math.max(1, here.length - 1));
      here.forEach(({ link, row }, at) => {
        const lane = middle + sign * (half + NEAREST_LANE + at * gap);
        landings[link] = { isTop: false, row, lane, x: middle + sign * half };
      });
    }
    const onTop = arrivals.filter(({ link }) => sides[link] === "top");
    const bounds = { low: middle - half + TOP_MARGIN, high: middle + half - TOP_MARGIN };
    placeOnTop(onTop, bounds, landings);
  });
  return landings;
}

function placeOnTop(
  arrivals: readonly Arrival[],
  bounds: { readonly low: number; readonly high: number },
  landings: Landing[],
): void {
  const sorted = arrivals.toSorted((a, b) => a.x - b.x || a.link - b.link);
  const places = spreadWithin(
    sorted.map(({ x }) => x),
    { gap: TOP_GAP, ...bounds },
  );
  sorted.forEach(({ link }, at) => {
    const lane = places[at] ?? bounds.low;
    landings[link] = { isTop: true, row: 0, lane, x: lane };
  });
}
