import type { ColumnBox, Slot } from "./layout-columns.ts";
import type { LayoutLink } from "./layout-types.ts";

/**
 * Boxes and slots as one graph in layers, a layer a rank: edges lead from one layer to the next only. Nodes are numbered,
 * the boxes first.
 */
export interface Layered {
  readonly boxCount: number;
  /** How far each node keeps its neighbours away on either side. */
  readonly reach: readonly number[];
  /** What each node hangs on in the layer above, and what hangs on it in the layer below. */
  readonly above: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

/** The nodes of each layer from left to right. */
export type LayerOrder = readonly (readonly number[])[];

/** Room between two cards, and between two lines that pass. */
export const CARD_GAP = 16;
const LINE_GAP = 14;

/** Numbers the boxes as they are and the slots of `chains` after them, link by link. */
export function buildLayers(
  boxes: readonly ColumnBox[],
  links: readonly LayoutLink[],
  chains: readonly (readonly Slot[])[],
): Layered {
  const reach = boxes.map(({ width }) => (width + CARD_GAP) / 2);
  const above = boxes.map((): number[] => []);
  const below = boxes.map((): number[] => []);
  const join = (upper: number, lower: number): void => {
    below[upper]?.push(lower);
    above[lower]?.push(upper);
  };
  links.forEach(({ from, to }, index) => {
    let last = from;
    for (const { half } of chains[index] ?? []) {
      const node = reach.length;
      reach.push(half + LINE_GAP / 2);
      above.push([]);
      below.push([]);
      join(last, node);
      last = node;
    }
    join(last, to);
  });
  return { boxCount: boxes.length, reach, above, below };
}

/**
 * The order of the text as far as the links allow: each box, from the highest rank on, brings along all that hangs on
 * it.
 */
export function orderAsText({ below }: Layered, ranks: readonly number[]): LayerOrder {
  const layers: number[][] = [];
  const isPlaced = ranks.map(() => false);
  const start = ranks
    .map((_, node) => node)
    .toSorted((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || b - a);
  // The next one is the last of the list.
  const waiting = start;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isPlaced[node]) continue;
    isPlaced[node] = true;
    (layers[ranks[node] ?? 0] ??= []).push(node);
    waiting.push(...(below[node] ?? []).toReversed());
  }
  return Array.from(layers, (layer) => layer ?? []);
}
