import { centerBoxes } from "./layout-center.ts";
import { assignColumns, type ColumnBox, type Columns } from "./layout-columns.ts";
import { compactColumns } from "./layout-compact.ts";
import { CARD_GAP } from "./layout-layers.ts";
import { assignRanks, isForward } from "./layout-ranks.ts";
import { routeLinks } from "./layout-routes.ts";
import type { GraphLayout, LayoutInput, LayoutLink, LinkRoute, Point } from "./layout-types.ts";

/** Room beside a card for one link that comes down to its rows. */
const LANE = 9;
const NEAREST_LANE = 16;
const MIN_RANK_WIDTH = 1500;
const ASPECT = 1.6;
/** Compared with what the ranks were wrapped for. */
const TOO_WIDE = 2;

/** Lays out boxes that hang together. */
export function layoutComponent(input: LayoutInput): GraphLayout {
  const { boxes } = input;
  const forward = input.links.filter((link) => isForward(boxes, link));
  const gutters = boxes.map((_, index) => gutterOf(forward, index));
  const padded = boxes.map((box, index) => ({
    ...box,
    width: box.width + 2 * (gutters[index] ?? 0),
  }));
  const area = padded.reduce((sum, box) => sum + (box.width + CARD_GAP) * (box.height + 90), 0);
  const maxWidth = Math.max(MIN_RANK_WIDTH, Math.sqrt(area * ASPECT));
  // Doubled, so that there is a rank for labels between any two ranks of boxes.
  const ranks = assignRanks(padded, forward, maxWidth).map((rank) => 2 * rank);
  const columnBoxes = padded.map(({ width }, index) => ({ width, rank: ranks[index] ?? 0 }));
  const straight = assignColumns(columnBoxes, forward);
  const isWide = widthOf(columnBoxes, straight) > TOO_WIDE * maxWidth;
  const columns = isWide
    ? compactColumns(columnBoxes, forward, straight)
    : centerBoxes(columnBoxes, forward, straight);
  const routed = routeLinks({ boxes, links: forward, ranks, gutters, columns });
  const links = input.links.map((link) => {
    const index = forward.indexOf(link);
    return routed.links[index] ?? backwardRoute(input, routed.boxes, link);
  });
  return fromOrigin(input, { ...routed, links });
}

function widthOf(boxes: readonly ColumnBox[], columns: Columns): number {
  let left = Infinity;
  let right = -Infinity;
  boxes.forEach(({ width }, index) => {
    const x = columns.boxes[index] ?? 0;
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
  });
  return right - left;
}

function gutterOf(links: readonly LayoutLink[], box: number): number {
  const count = links.filter((link) => link.to === box && link.row !== null).length;
  return count === 0 ? 0 : NEAREST_LANE + LANE * Math.ceil(count / 2);
}

/** A link against the text exists only while something is half-typed: it goes straight from side to side. */
function backwardRoute(input: LayoutInput, places: readonly Point[], link: LayoutLink): LinkRoute {
  const from = places[link.from] ?? { x: 0, y: 0 };
  const to = places[link.to] ?? { x: 0, y: 0 };
  const box = input.boxes[link.from];
  const start = { x: from.x + (box?.width ?? 0) / 2, y: from.y + (box?.height ?? 0) };
  const end = { x: to.x, y: to.y + (link.row ?? 0) };
  const lane = { x: to.x - NEAREST_LANE, y: end.y };
  return {
    points: [start, lane, end],
    label: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
  };
}

/** Moves everything so that the top left corner of what is drawn is at 0, 0. */
function fromOrigin(
  { boxes, links }: LayoutInput,
  layout: { readonly boxes: readonly Point[]; readonly links: readonly LinkRoute[] },
): GraphLayout {
  const xs = layout.boxes.flatMap(({ x }, index) => [x, x + (boxes[index]?.width ?? 0)]);
  const ys = layout.boxes.flatMap(({ y }, index) => [y, y + (boxes[index]?.height ?? 0)]);
  for (const { x, y } of layout.links.flatMap(({ points }) => points)) {
    xs.push(x);
    ys.push(y);
  }
  links.forEach(({ label }, index) => {
    const x = layout.links[index]?.label.x;
    if (label !== null && x !== undefined) xs.push(x - label.width / 2, x + label.width / 2);
  });
  // No spread into Math.min: a large graph has more points than a call takes arguments.
  const left = Math.floor(xs.reduce((least, x) => Math.min(least, x), Infinity));
  const top = Math.floor(ys.reduce((least, y) => Math.min(least, y), Infinity));
  const move = ({ x, y }: Point): Point => ({ x: Math.round(x - left), y: Math.round(y - top) });
  return {
    boxes: layout.boxes.map(move),
    links: layout.links.map(({ points, label }) => ({
      points: points.map(move),
      label: move(label),
    })),
    width: Math.round(xs.reduce((most, x) => Math.max(most, x), -Infinity) - left),
    height: Math.round(ys.reduce((most, y) => Math.max(most, y), -Infinity) - top),
  };
}
