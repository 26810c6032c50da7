import type { Layered, LayerOrder } from "./layout-layers.ts";

/*
 * After U. Brandes and B. Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001): nodes are stacked into
 * upright blocks, four times, leaning towards each of the four corners, and every node goes to the middle of its four
 * places.
 */

/** One of the four drawings, seen such that it leans to the upper left. */
interface Leaning {
  readonly order: LayerOrder;
  readonly towards: Layered["above"];
}

/** A place from left to right for each node, with long links as straight as the order allows. */
export function alignNodes(layered: Layered, order: LayerOrder): number[] {
  const conflicts = findConflicts(layered, order);
  const places: Place[] = [];
  for (const isDown of [true, false]) {
    for (const isLeft of [true, false]) {
      const layers = isDown ? order : order.toReversed();
      const leaning = {
        order: isLeft ? layers : layers.map((layer) => layer.toReversed()),
        towards: isDown ? layered.above : layered.below,
      };
      const roots = stack(leaning, conflicts);
      const xs = pushTogether(leaning.order, roots, layered.reach);
      places.push(placeOf(isLeft ? xs : xs.map((x) => -x), { isLeft, reach: layered.reach }));
    }
  }
  return middleOf(places);
}

interface Place {
  readonly isLeft: boolean;
  readonly xs: readonly number[];
  readonly left: number;
  readonly right: number;
}

/**
 * Edges that may not stand upright, because they cross one that passes a whole layer: of those two, the long way
 * should be the straight one. An edge is named by `edgeName`.
 */
function findConflicts({ boxCount, above }: Layered, order: LayerOrder): ReadonlySet<number> {
  const conflicts = new Set<number>();
  const passes = (node: number): boolean => node >= boxCount;
  order.slice(1).forEach((layer, index) => {
    const upper = order[index] ?? [];
    const positions = new Map(upper.map((node, at) => [node, at]));
    let low = 0;
    let scanned = 0;
    layer.forEach((node, at) => {
      const inner = passes(node) ? above[node]?.find(passes) : undefined;
      if (inner === undefined && at < layer.length - 1) return;
      const high = inner === undefined ? upper.length : (positions.get(inner) ?? 0);
      for (const other of layer.slice(scanned, at + 1)) {
        for (const up of above[other] ?? []) {
          const position = positions.get(up) ?? 0;
          const isCrossing = position < low || position > high;
          if (isCrossing && !(passes(up) && passes(other)))
            conflicts.add(edgeName(up, other, above.length));
        }
      }
      scanned = at + 1;
      low = high;
    });
  });
  return conflicts;
}

/** The same for both directions. */
function edgeName(a: number, b: number, count: number): number {
  return Math.min(a, b) * count + Math.max(a, b);
}

/** Hangs each node on the middle one of its neighbours where that is free; gives the topmost node of each block. */
function stack({ order, towards }: Leaning, conflicts: ReadonlySet<number>): number[] {
  const roots = towards.map((_, node) => node);
  const positions = towards.map(() => 0);
  for (const layer of order) {
    let last = -1;
    layer.forEach((node, at) => {
      positions[node] = at;
      const others = (towards[node] ?? []).toSorted(
        (a, b) => (positions[a] ?? 0) - (positions[b] ?? 0),
      );
      const middle = (others.length - 1) / 2;
      for (const other of others.slice(Math.floor(middle), Math.ceil(middle) + 1)) {
        const position = positions[other] ?? 0;
        if (position <= last || conflicts.has(edgeName(node, other, towards.length))) continue;
        roots[node] = roots[other] ?? other;
        last = position;
        break;
      }
    });
  }
  return roots;
}

/** Puts the blocks as far to the left as their neighbours allow, then closes the gaps that are left between them. */
function pushTogether(
  order: LayerOrder,
  roots: readonly number[],
  reach: readonly number[],
): number[] {
  const blocks = neighboursOf(order, roots, reach);
  const sorted = sortFromLeft(blocks);
  const xs = roots.map(() => 0);
  for (const block of sorted) {
    for (const { to, distance } of blocks[block]?.right ?? [])
      xs[to] = Math.max(xs[to] ?? 0, (xs[block] ?? 0) + distance);
  }
  for (const block of sorted.toReversed()) {
    let most = Infinity;
    for (const { to, distance } of blocks[block]?.right ?? [])
      most = Math.min(most, (xs[to] ?? 0) - distance);
    if (most !== Infinity) xs[block] = Math.max(xs[block] ?? 0, most);
  }
  return roots.map((root) => xs[root] ?? 0);
}

/** What stands next to a block. Only the topmost nodes' entries mean something. */
interface Block {
  readonly right: { readonly to: number; readonly distance: number }[];
  /** How many blocks stand next to it on the left. */
  leftCount: number;
}

function neighboursOf(
  order: LayerOrder,
  roots: readonly number[],
  reach: readonly number[],
): Block[] {
  const blocks = roots.map((): Block => ({ right: [], leftCount: 0 }));
  for (const layer of order) {
    layer.forEach((node, at) => {
      const before = layer[at - 1];
      if (before === undefined) return;
      const to = roots[node] ?? node;
      const distance = (reach[before] ?? 0) + (reach[node] ?? 0);
      blocks[roots[before] ?? before]?.right.push({ to, distance });
      const block = blocks[to];
      if (block !== undefined) block.leftCount += 1;
    });
  }
  return blocks;
}

/** The blocks in an order in which each comes after all that stand on its left. Counts `leftCount` down. */
function sortFromLeft(blocks: readonly Block[]): number[] {
  const sorted: number[] = [];
  blocks.forEach(({ leftCount }, block) => {
    if (leftCount === 0) sorted.push(block);
  });
  // The list grows while it is walked.
  for (const block of sorted) {
    for (const { to } of blocks[block]?.right ?? []) {
      const next = blocks[to];
      if (next === undefined) continue;
      next.leftCount -= 1;
      if (next.leftCount === 0) sorted.push(to);
    }
  }
  return sorted;
}

function placeOf(
  xs: readonly number[],
  { isLeft, reach }: { readonly isLeft: boolean; readonly reach: readonly number[] },
): Place {
  let left = Infinity;
  let right = -Infinity;
  xs.forEach((x, node) => {
    left = Math.min(left, x - (reach[node] ?? 0));
    right = Math.max(right, x + (reach[node] ?? 0));
  });
  return { isLeft, xs, left, right };
}

/** Moves all four to the edge of the narrowest at which they lean, and takes the mean of the two middle places. */
function middleOf(places: readonly Place[]): number[] {
  const [first] = places;
  if (first === undefined) return [];
  const narrowest = places.reduce((a, b) => (b.right - b.left < a.right - a.left ? b : a), first);
  const moved = places.map(({ isLeft, xs, left, right }) => {
    const by = isLeft ? narrowest.left - left : narrowest.right - right;
    return xs.map((x) => x + by);
  });
  return first.xs.map((_, node) => {
    const four = moved.map((xs) => xs[node] ?? 0).toSorted((a, b) => a - b);
    return ((four[1] ?? 0) + (four[2] ?? 0)) / 2;
  });
}
