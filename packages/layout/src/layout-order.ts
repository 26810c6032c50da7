import type { Layered, LayerOrder } from "./layout-layers.ts";

type Neighbours = Layered["above"];

const MOST_SWEEPS = 24;
const PATIENCE = 8;
const MOST_ROUNDS = 6;

/**
 * The layers in an order with few crossings. An order is left only for one with strictly fewer, so that what the links
 * leave free stays as it was given.
 */
export function orderLayers(
  given: LayerOrder,
  { above, below }: Pick<Layered, "above" | "below">,
): LayerOrder {
  const layers = given.map((layer) => [...layer]);
  const positions = above.map(() => 0);
  for (const layer of layers) note(layer, positions);
  let best = given;
  let fewest = countAll(layers, below, positions);
  for (let sweep = 0, idle = 0; fewest > 0 && sweep < MOST_SWEEPS && idle < PATIENCE; sweep++) {
    if (sweep % 2 === 0) {
      for (const layer of layers.slice(1)) sortByNeighbours(layer, above, positions);
    } else {
      for (const layer of layers.toReversed().slice(1)) sortByNeighbours(layer, below, positions);
    }
    exchange(layers, { above, below }, positions);
    const crossings = countAll(layers, below, positions);
    if (crossings < fewest) {
      best = layers.map((layer) => [...layer]);
      fewest = crossings;
      idle = 0;
    } else idle += 1;
  }
  return best;
}

/** Keeps `positions`, which holds the place of every node in its layer. */
function note(layer: readonly number[], positions: number[]): void {
  layer.forEach((node, at) => (positions[node] = at));
}

/** Puts every node under (or over) the middle of its neighbours; nodes without any keep their place. */
function sortByNeighbours(layer: number[], towards: Neighbours, positions: number[]): void {
  const isHeld = (node: number): boolean => (towards[node] ?? []).length > 0;
  const sorted = layer
    .filter(isHeld)
    .map((node) => ({ node, wish: middleOf(towards[node] ?? [], positions) }))
    .toSorted((a, b) => a.wish - b.wish);
  let next = 0;
  layer.forEach((node, at) => {
    if (isHeld(node)) layer[at] = sorted[next++]?.node ?? node;
  });
  note(layer, positions);
}

function middleOf(nodes: readonly number[], positions: readonly number[]): number {
  let sum = 0;
  for (const node of nodes) sum += positions[node] ?? 0;
  return sum / nodes.length;
}

/** Exchanges neighbours in a layer as long as that takes crossings away. */
function exchange(
  layers: readonly number[][],
  { above, below }: { readonly above: Neighbours; readonly below: Neighbours },
  positions: number[],
): void {
  for (let round = 0, hasChanged = true; hasChanged && round < MOST_ROUNDS; round++) {
    hasChanged = false;
    for (const layer of layers) {
      for (let at = 0; at + 1 < layer.length; at++) {
        const left = layer[at] ?? 0;
        const right = layer[at + 1] ?? 0;
        const gain =
          gainOf(above[left], above[right], positions) +
          gainOf(below[left], below[right], positions);
        if (gain <= 0) continue;
        layer[at] = right;
        layer[at + 1] = left;
        positions[right] = at;
        positions[left] = at + 1;
        hasChanged = true;
      }
    }
  }
}

/** How many crossings fewer there are when two nodes with these neighbours change places. */
function gainOf(
  left: readonly number[] = [],
  right: readonly number[] = [],
  positions: readonly number[],
): number {
  let gain = 0;
  for (const a of left) {
    const from = positions[a] ?? 0;
    for (const b of right) gain += Math.sign(from - (positions[b] ?? 0));
  }
  return gain;
}

function countAll(layers: LayerOrder, below: Neighbours, positions: readonly number[]): number {
  let crossings = 0;
  layers.forEach((layer, index) => {
    const ends = layer.flatMap((node) =>
      (below[node] ?? []).map((other) => positions[other] ?? 0).toSorted((a, b) => a - b),
    );
    crossings += countInversions(ends, layers[index + 1]?.length ?? 0);
  });
  return crossings;
}

/** Pairs in the wrong order, with a binary indexed tree: `seen` counts the earlier ends up to a position. */
function countInversions(ends: readonly number[], size: number): number {
  const seen = Array.from({ length: size + 1 }, () => 0);
  let inversions = 0;
  ends.forEach((end, count) => {
    let notAfter = 0;
    for (let at = end + 1; at > 0; at -= at & -at) notAfter += seen[at] ?? 0;
    inversions += count - notAfter;
    for (let at = end + 1; at <= size; at += at & -at) seen[at] = (seen[at] ?? 0) + 1;
  });
  return inversions;
}
