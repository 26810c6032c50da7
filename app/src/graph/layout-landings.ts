import type { RouteInput } from "./layout-routes.ts";
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
  const landings: Landing[] = [];
  input.boxes.forEach((box, boxIndex) => {
    const middle = input.columns.boxes[boxIndex] ?? 0;
    const onTop: Arrival[] = [];
    const onRows: Arrival[] = [];
    input.links.forEach((link, index) => {
      if (link.to !== boxIndex) return;
      const x = approachOf(input, index);
      (link.row === null ? onTop : onRows).push({ link: index, row: link.row ?? 0, x });
    });
    const half = box.width / 2;
    const gutter = input.gutters[boxIndex] ?? 0;
    const { left, right } = chooseSides(onRows, middle);
    for (const [arrivals, sign] of [
      [left, -1],
      [right, 1],
    ] as const) {
      const gap = Math.min(LANE_GAP, (gutter - NEAREST_LANE) / Math.max(1, arrivals.length - 1));
      arrivals.forEach(({ link, row }, at) => {
        const lane = middle + sign * (half + NEAREST_LANE + at * gap);
        landings[link] = { isTop: false, row, lane, x: middle + sign * half };
      });
    }
    placeOnTop(
      onTop,
      { low: middle - half + TOP_MARGIN, high: middle + half - TOP_MARGIN },
      landings,
    );
  });
  return landings;
}

/** Where a link comes from: its way through the cards above, or the very box it starts from. */
function approachOf({ links, columns }: RouteInput, index: number): number {
  const beforeLabels = columns.chains[index]?.at(-2);
  return beforeLabels?.x ?? columns.boxes[links[index]?.from ?? 0] ?? 0;
}

/** Each side sorted from its innermost lane, which goes to the highest row, outwards. */
function chooseSides(
  arrivals: readonly Arrival[],
  middle: number,
): { readonly left: Arrival[]; readonly right: Arrival[] } {
  const left: Arrival[] = [];
  const right: Arrival[] = [];
  // Those that come from straight above are undecided: they go where there is more room.
  const undecided: Arrival[] = [];
  for (const arrival of arrivals) {
    const offset = arrival.x - middle;
    if (Math.abs(offset) < 24) undecided.push(arrival);
    else (offset < 0 ? left : right).push(arrival);
  }
  for (const arrival of undecided) (left.length <= right.length ? left : right).push(arrival);
  const byRow = (a: Arrival, b: Arrival): number => a.row - b.row || a.link - b.link;
  return { left: left.toSorted(byRow), right: right.toSorted(byRow) };
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
