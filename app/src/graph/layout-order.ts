/** A graph in layers: edges lead from one layer to the next. Nodes are named by strings. */
export interface Layers {
  /** From left to right, in text order as far as that is known. */
  readonly layers: readonly (readonly string[])[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

const MOST_SWEEPS = 12;
const PATIENCE = 4;

/**
 * The layers in an order with few crossings. An order is left only for one with strictly fewer, so that what the links
 * leave free stays as it was given.
 */
export function orderLayers({ layers, edges }: Layers): string[][] {
  const above = neighbours(edges.map(([from, to]) => [to, from]));
  const below = neighbours(edges);
  let best = layers.map((layer) => [...layer]);
  let fewest = countAll(best, below);
  const current = best.map((layer) => [...layer]);
  for (let sweep = 0, idle = 0; fewest > 0 && sweep < MOST_SWEEPS && idle < PATIENCE; sweep++) {
    const isDown = sweep % 2 === 0;
    sortByNeighbours(current, isDown ? above : below, isDown);
    exchange(current, above, below);
    const crossings = countAll(current, below);
    if (crossings < fewest) {
      best = current.map((layer) => [...layer]);
      fewest = crossings;
      idle = 0;
    } else idle += 1;
  }
  return best;
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighbours(edges: readonly (readonly [string, string])[]): Neighbours {
  const map = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const list = map.get(from);
    if (list === undefined) map.set(from, [to]);
    else list.push(to);
  }
  return map;
}

/** Puts every node under (or over) the middle of its neighbours; nodes without any keep their place. */
function sortByNeighbours(layers: string[][], towards: Neighbours, isDown: boolean): void {
  const order = layers.map((_, index) => index);
  for (const index of isDown ? order.slice(1) : order.toReversed().slice(1)) {
    const layer = layers[index] ?? [];
    const positions = positionsOf(layers[isDown ? index - 1 : index + 1] ?? []);
    const wishes = new Map<string, number>();
    for (const node of layer) {
      const others = towards.get(node) ?? [];
      if (others.length === 0) continue;
      const sum = others.reduce((total, other) => total + (positions.get(other) ?? 0), 0);
      wishes.set(node, sum / others.length);
    }
    const moving = layer
      .filter((node) => wishes.has(node))
      .toSorted((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    let next = 0;
    layers[index] = layer.map((node) => (wishes.has(node) ? (moving[next++] ?? node) : node));
  }
}

/** Exchanges neighbours in a layer as long as that takes crossings away. */
function exchange(layers: string[][], above: Neighbours, below: Neighbours): void {
  for (let round = 0, hasChanged = true; hasChanged && round < 6; round++) {
    hasChanged = false;
    layers.forEach((layer, index) => {
      const up = positionsOf(layers[index - 1] ?? []);
      const down = positionsOf(layers[index + 1] ?? []);
      for (let at = 0; at + 1 < layer.length; at++) {
        const left = layer[at];
        const right = layer[at + 1];
        if (left === undefined || right === undefined) break;
        const now = crossingsOf(left, right, above, up) + crossingsOf(left, right, below, down);
        const then = crossingsOf(right, left, above, up) + crossingsOf(right, left, below, down);
        if (then >= now) continue;
        layer[at] = right;
        layer[at + 1] = left;
        hasChanged = true;
      }
    });
  }
}

function crossingsOf(
  left: string,
  right: string,
  towards: Neighbours,
  positions: ReadonlyMap<string, number>,
): number {
  let crossings = 0;
  for (const a of towards.get(left) ?? []) {
    for (const b of towards.get(right) ?? []) {
      if ((positions.get(a) ?? 0) > (positions.get(b) ?? 0)) crossings += 1;
    }
  }
  return crossings;
}

function countAll(layers: readonly (readonly string[])[], below: Neighbours): number {
  let crossings = 0;
  layers.forEach((layer, index) => {
    const positions = positionsOf(layers[index + 1] ?? []);
    const ends = layer.flatMap((node) =>
      (below.get(node) ?? []).map((other) => positions.get(other) ?? 0).toSorted((a, b) => a - b),
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

function positionsOf(layer: readonly string[]): Map<string, number> {
  return new Map(layer.map((node, at) => [node, at]));
}
