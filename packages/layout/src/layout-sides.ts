import type { Columns } from "./layout-columns.ts";
import type { LayoutBox, LayoutLink } from "./layout-types.ts";

export type Side = "left" | "right" | "top";

export interface SideInput {
  readonly boxes: readonly LayoutBox[];
  readonly links: readonly LayoutLink[];
  readonly columns: Columns;
}

/** What a crossing of two links in front of a card is worth, in pixels of way to the side. */
const CROSSING = 200;

interface Arrival {
  readonly link: number;
  readonly from: number;
  readonly row: number;
  /** Where the link comes from. */
  readonly x: number;
}

/**
 * The side at which each link meets its target. Links between the same two boxes are put into the order in which they
 * reach their rows without crossing, so `columns` is changed.
 */
export function chooseSides(input: SideInput): Side[] {
  const sides: Side[] = input.links.map(() => "top");
  input.boxes.forEach((box, boxIndex) => {
    const arrivals = input.links
      .flatMap((link, index): Arrival[] =>
        link.to === boxIndex && link.row !== null
          ? [{ link: index, from: link.from, row: link.row, x: approachOf(input, index) }]
          : [],
      )
      .toSorted((a, b) => a.x - b.x || a.row - b.row);
    if (arrivals.length === 0) return;
    const middle = input.columns.boxes[boxIndex] ?? 0;
    const split = bestSplit(arrivals, {
      left: middle - box.width / 2,
      right: middle + box.width / 2,
    });
    const left = arrivals.slice(0, split);
    const right = arrivals.slice(split);
    for (const { link } of left) sides[link] = "left";
    for (const { link } of right) sides[link] = "right";
    untangle(left, "left", input.columns);
    untangle(right, "right", input.columns);
  });
  return sides;
}

/** Where a link comes from: its way through the cards above, or the very box it starts from. */
function approachOf({ links, columns }: SideInput, index: number): number {
  const beforeLabels = columns.chains[index]?.at(-2);
  return beforeLabels?.x ?? columns.boxes[links[index]?.from ?? 0] ?? 0;
}

/** How many of the arrivals, from the left, go to the left side: few crossings, short ways, equal sides. */
function bestSplit(
  arrivals: readonly Arrival[],
  edges: { readonly left: number; readonly right: number },
): number {
  let best = 0;
  let least = Infinity;
  for (let split = 0; split <= arrivals.length; split++) {
    const left = arrivals.slice(0, split);
    const right = arrivals.slice(split);
    const ways =
      left.reduce((sum, { x }) => sum + Math.abs(x - edges.left), 0) +
      right.reduce((sum, { x }) => sum + Math.abs(x - edges.right), 0);
    const crossings = countCrossings(left, "left") + countCrossings(right, "right");
    const cost = ways + CROSSING * crossings + Math.abs(left.length - right.length);
    if (cost >= least) continue;
    least = cost;
    best = split;
  }
  return best;
}

/** The outermost lane goes to the lowest row. Links from one box do not count: they are put in order later. */
function countCrossings(arrivals: readonly Arrival[], side: "left" | "right"): number {
  let crossings = 0;
  arrivals.forEach((a, index) => {
    for (const b of arrivals.slice(index + 1)) {
      if (a.from !== b.from && (side === "left" ? a.row < b.row : a.row > b.row)) crossings += 1;
    }
  });
  return crossings;
}

/** Exchanges the ways of links that come from one box, so that they arrive in the order of their lanes. */
function untangle(arrivals: readonly Arrival[], side: "left" | "right", columns: Columns): void {
  const bySource = new Map<number, Arrival[]>();
  for (const arrival of arrivals) {
    const siblings = bySource.get(arrival.from);
    if (siblings === undefined) bySource.set(arrival.from, [arrival]);
    else siblings.push(arrival);
  }
  for (const siblings of bySource.values()) {
    const ways = siblings.map(({ link }) => (columns.chains[link] ?? []).map(({ x }) => x));
    const byLane = siblings.toSorted((a, b) => (side === "left" ? b.row - a.row : a.row - b.row));
    byLane.forEach(({ link }, at) => {
      columns.chains[link]?.forEach((slot, step) => {
        slot.x = ways[at]?.[step] ?? slot.x;
      });
    });
  }
}
