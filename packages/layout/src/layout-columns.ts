import { alignNodes } from "./layout-align.ts";
import { buildLayers, orderAsText } from "./layout-layers.ts";
import { orderLayers } from "./layout-order.ts";
import type { LayoutLink } from "./layout-types.ts";

/** A box as the columns see it: `rank` is even, the odd ranks between are for labels. */
export interface ColumnBox {
  /** With the gutters in which links come down to the rows. */
  readonly width: number;
  readonly rank: number;
}

/** Where a link passes a rank between its two boxes. */
export interface Slot {
  readonly link: number;
  readonly rank: number;
  /** Half of the label's width, 0 where only the line passes. */
  readonly half: number;
  x: number;
}

export interface Columns {
  /** The middle of each box. */
  readonly boxes: readonly number[];
  /** The slots of each link from top to bottom. */
  readonly chains: readonly (readonly Slot[])[];
}

/** Puts boxes and links side by side with few crossings; every link has to lead to a higher rank. */
export function assignColumns(boxes: readonly ColumnBox[], links: readonly LayoutLink[]): Columns {
  const labelRanks = chooseLabelRanks(boxes, links);
  const chains = links.map((link, index) =>
    chainOf(boxes, link, { index, labelRank: labelRanks[index] }),
  );
  const layered = buildLayers(boxes, links, chains);
  const slots = chains.flat();
  const ranks = [...boxes, ...slots].map(({ rank }) => rank);
  const xs = alignNodes(layered, orderLayers(orderAsText(layered, ranks), layered));
  slots.forEach((slot, at) => (slot.x = xs[boxes.length + at] ?? 0));
  return { boxes: xs.slice(0, boxes.length), chains };
}

/** A slot in every rank between the link's boxes; their places are found later. */
function chainOf(
  boxes: readonly ColumnBox[],
  link: LayoutLink,
  { index, labelRank }: { readonly index: number; readonly labelRank: number | undefined },
): Slot[] {
  const first = (boxes[link.from]?.rank ?? 0) + 1;
  const last = (boxes[link.to]?.rank ?? 0) - 1;
  return Array.from({ length: last - first + 1 }, (_, at): Slot => {
    const rank = first + at;
    const half = rank === labelRank ? (link.label?.width ?? 0) / 2 : 0;
    return { link: index, rank, half, x: 0 };
  });
}

/** For each label the rank between its boxes with most room, among equals the one nearest to where it lands. */
function chooseLabelRanks(
  boxes: readonly ColumnBox[],
  links: readonly LayoutLink[],
): (number | undefined)[] {
  const used = new Map<number, number>();
  return links.map((link) => {
    if (link.label === null) return undefined;
    const first = (boxes[link.from]?.rank ?? 0) + 1;
    const last = (boxes[link.to]?.rank ?? 0) - 1;
    let best = last;
    for (let rank = last; rank >= first; rank -= 2) {
      if ((used.get(rank) ?? 0) < (used.get(best) ?? 0)) best = rank;
    }
    used.set(best, (used.get(best) ?? 0) + link.label.width);
    return best;
  });
}
