import { Graph, layout } from "@dagrejs/dagre";
import type { EdgeLabel, GraphLabel, NodeLabel } from "@dagrejs/dagre";
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

export const CARD_GAP = 16;
const LINE_GAP = 14;

/** Puts boxes and links side by side with few crossings; every link has to lead to a higher rank. */
export function assignColumns(boxes: readonly ColumnBox[], links: readonly LayoutLink[]): Columns {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  // The ranks are ours: dagre orders and aligns.
  graph.setGraph({ ranker: "none", nodesep: CARD_GAP, edgesep: LINE_GAP } as unknown as GraphLabel);
  boxes.forEach(({ width, rank }, index) => graph.setNode(`${index}`, { width, height: 1, rank }));
  links.forEach(({ from, to, label, weight }, index) => {
    const size = label === null ? {} : { width: label.width, height: 1, labelpos: "c" as const };
    graph.setEdge(`${from}`, `${to}`, { weight, ...size }, `${index}`);
  });
  const labelRanks = chooseLabelRanks(boxes, links);
  layout(graph, {
    customOrder: (layers, order) => {
      moveLabels(layers, labelRanks);
      // Dagre's depth-first order follows the text; its sweeps would give that up for nothing.
      order(layers, { disableOptimalOrderHeuristic: true });
      reorder(layers);
    },
  });
  return {
    boxes: boxes.map((_, index) => graph.node(`${index}`).x ?? 0),
    chains: links.map((link, index) => {
      // The first and the last point lie on the boxes, those between are one a rank.
      const points = graph.edge(`${link.from}`, `${link.to}`, `${index}`).points ?? [];
      const first = (boxes[link.from]?.rank ?? 0) + 1;
      return points.slice(1, -1).map(({ x }, at) => {
        const rank = first + at;
        const half = rank === labelRanks[index] ? (link.label?.width ?? 0) / 2 : 0;
        return { link: index, rank, half, x };
      });
    }),
  };
}

function reorder(graph: Graph<GraphLabel, NodeLabel, EdgeLabel>): void {
  const layers: string[][] = [];
  for (const id of graph.nodes()) (layers[graph.node(id).rank ?? 0] ??= []).push(id);
  for (let rank = 0; rank < layers.length; rank++) {
    layers[rank] = (layers[rank] ?? []).toSorted(
      (a, b) => (graph.node(a).order ?? 0) - (graph.node(b).order ?? 0),
    );
  }
  const edges = graph.edges().map(({ v, w }): readonly [string, string] => [v, w]);
  for (const layer of orderLayers({ layers, edges })) {
    layer.forEach((id, order) => (graph.node(id).order = order));
  }
}

/**
 * Dagre puts a label halfway, which may be between the cards of a rank. At this stage of its work a link is a chain of
 * dummy nodes, one a rank, of which one has the label's size: here another one takes it over.
 */
function moveLabels(
  layers: Graph<GraphLabel, NodeLabel, EdgeLabel>,
  labelRanks: readonly (number | undefined)[],
): void {
  for (const id of layers.nodes()) {
    const node = layers.node(id);
    if (node.dummy !== "edge-label") continue;
    const wanted = labelRanks[Number(node.edgeObj?.name)];
    const other = dummyAt(layers, id, wanted ?? node.rank ?? 0);
    if (other === null || other === node) continue;
    Object.assign(other, { dummy: "edge-label", width: node.width, labelpos: "c" });
    Object.assign(node, { dummy: "edge", width: 0 });
  }
}

/** The dummy of the same chain that stands in a rank. */
function dummyAt(
  layers: Graph<GraphLabel, NodeLabel, EdgeLabel>,
  start: string,
  rank: number,
): NodeLabel | null {
  let id: string | undefined = start;
  while (id !== undefined) {
    const node: NodeLabel = layers.node(id);
    if (node.dummy === undefined) return null;
    if (node.rank === rank) return node;
    id = ((node.rank ?? 0) < rank ? layers.successors(id) : layers.predecessors(id))?.[0];
  }
  return null;
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
