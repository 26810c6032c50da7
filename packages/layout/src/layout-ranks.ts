import type { LayoutBox, LayoutLink } from "./layout-types.ts";

/**
 * A rank for each box, from 0, such that every forward link leads to a higher rank, links are short, and no rank is
 * much wider than `maxWidth`. Among equally short choices a box stands as high as it can.
 */
export function assignRanks(
  boxes: readonly LayoutBox[],
  links: readonly LayoutLink[],
  maxWidth: number,
): number[] {
  const inText = boxes
    .map((_, index) => index)
    .toSorted((a, b) => placeOf(boxes, a) - placeOf(boxes, b));
  const neighbours = connect(boxes, links);
  const ranks = boxes.map(() => 0);
  for (const index of inText) ranks[index] = earliest(neighbours, ranks, index);
  shorten(inText, neighbours, ranks);
  return wrapWideRanks(boxes, inText, ranks, maxWidth);
}

/** True for a link that follows the text. Others come from half-typed text, and no rank can satisfy them all. */
export function isForward(boxes: readonly LayoutBox[], link: LayoutLink): boolean {
  return placeOf(boxes, link.from) < placeOf(boxes, link.to);
}

interface Neighbours {
  readonly above: readonly number[];
  readonly below: readonly number[];
  /** The gain of moving one rank down: the weight of what shortens minus that of what grows. */
  readonly pull: number;
}

function connect(boxes: readonly LayoutBox[], links: readonly LayoutLink[]): Neighbours[] {
  const neighbours = boxes.map(() => ({ above: [] as number[], below: [] as number[], pull: 0 }));
  for (const link of links) {
    const from = neighbours[link.from];
    const to = neighbours[link.to];
    if (from === undefined || to === undefined || !isForward(boxes, link)) continue;
    from.below.push(link.to);
    from.pull += link.weight;
    to.above.push(link.from);
    to.pull -= link.weight;
  }
  return neighbours;
}

function earliest(
  neighbours: readonly Neighbours[],
  ranks: readonly number[],
  index: number,
): number {
  let rank = 0;
  for (const other of neighbours[index]?.above ?? [])
    rank = Math.max(rank, (ranks[other] ?? 0) + 1);
  return rank;
}

/** Lets every box move to the end of its free range where its links are shortest, until nothing moves. */
function shorten(
  inText: readonly number[],
  neighbours: readonly Neighbours[],
  ranks: number[],
): void {
  for (let pass = 0, hasMoved = true; hasMoved && pass < 12; pass++) {
    hasMoved = false;
    for (const index of inText.toReversed()) {
      const here = neighbours[index];
      if (here === undefined) continue;
      const latest = Math.min(...here.below.map((other) => (ranks[other] ?? 0) - 1));
      const rank =
        here.pull > 0 && Number.isFinite(latest) ? latest : earliest(neighbours, ranks, index);
      if (rank === ranks[index]) continue;
      ranks[index] = rank;
      hasMoved = true;
    }
  }
}

/** Breaks ranks that are too wide into several, in text order, as lines of text wrap. */
function wrapWideRanks(
  boxes: readonly LayoutBox[],
  inText: readonly number[],
  ranks: readonly number[],
  maxWidth: number,
): number[] {
  const byRank: number[][] = [];
  for (const index of inText) (byRank[ranks[index] ?? 0] ??= []).push(index);
  const wrapped = boxes.map(() => 0);
  let next = 0;
  for (const members of byRank) {
    if (members === undefined) continue;
    const total = members.reduce((sum, index) => sum + (boxes[index]?.width ?? 0), 0);
    const perLine = Math.ceil(members.length / Math.max(1, Math.ceil(total / maxWidth)));
    members.forEach((index, at) => (wrapped[index] = next + Math.floor(at / perLine)));
    next += Math.ceil(members.length / perLine);
  }
  return wrapped;
}

function placeOf(boxes: readonly LayoutBox[], index: number): number {
  return boxes[index]?.place ?? 0;
}
