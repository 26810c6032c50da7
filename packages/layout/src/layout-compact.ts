import type { ColumnBox, Columns } from "./layout-columns.ts";
import { CARD_GAP } from "./layout-layers.ts";
import type { LayoutLink } from "./layout-types.ts";
import { spread } from "./spread.ts";

const ROUNDS = 36;
/** Parts that hang on by a thread would stay far away without a little pull to the middle. */
const PULL = 0.06;

interface Item {
  x: number;
  readonly half: number;
  readonly above: Item[];
  readonly below: Item[];
}

/**
 * Draws a wide graph together: lines that run straight down keep all cards beside them apart, so here they may bend
 * between any two ranks. The order in each rank stays.
 */
export function compactColumns(
  boxes: readonly ColumnBox[],
  links: readonly LayoutLink[],
  columns: Columns,
): Columns {
  const items = boxes.map(({ width }, index): Item => ({
    x: columns.boxes[index] ?? 0,
    half: width / 2,
    above: [],
    below: [],
  }));
  const ranks: Item[][] = [];
  boxes.forEach(({ rank }, index) => {
    const item = items[index];
    if (item !== undefined) (ranks[rank] ??= []).push(item);
  });
  const chains = columns.chains.map((chain, index) => {
    const link = links[index];
    let before = link && items[link.from];
    const passing = chain.map(({ rank, x, half }) => {
      const item: Item = { x, half, above: [], below: [] };
      (ranks[rank] ??= []).push(item);
      if (before !== undefined) join(before, item);
      before = item;
      return item;
    });
    const target = link && items[link.to];
    if (before !== undefined && target !== undefined) join(before, target);
    return passing;
  });
  const layers = Array.from(ranks, (rank) => (rank ?? []).toSorted((a, b) => a.x - b.x));
  const all = layers.flat();
  const middle = all.reduce((sum, { x }) => sum + x, 0) / Math.max(1, all.length);
  for (let round = 0; round < ROUNDS; round++) {
    const isDown = round % 2 === 1;
    for (const layer of isDown ? layers : layers.toReversed()) settle(layer, { isDown, middle });
  }
  return {
    boxes: items.map(({ x }) => Math.round(x)),
    chains: columns.chains.map((chain, index) =>
      chain.map((slot, at) => ({ ...slot, x: chains[index]?.[at]?.x ?? slot.x })),
    ),
  };
}

function join(above: Item, below: Item): void {
  above.below.push(below);
  below.above.push(above);
}

interface Pass {
  readonly isDown: boolean;
  readonly middle: number;
}

function settle(layer: readonly Item[], { isDown, middle }: Pass): void {
  const wishes = layer.map((item) => ({
    at: wishOf(item, isDown) * (1 - PULL) + middle * PULL,
    half: item.half,
  }));
  spread(wishes, CARD_GAP).forEach((x, at) => {
    const item = layer[at];
    if (item !== undefined) item.x = x;
  });
}

function wishOf({ x, above, below }: Item, isDown: boolean): number {
  const first = isDown ? above : below;
  const others = first.length > 0 ? first : isDown ? below : above;
  if (others.length === 0) return x;
  return others.reduce((sum, other) => sum + other.x, 0) / others.length;
}
