import { layoutComponent } from "./layout-component.ts";
import type { GraphLayout, LayoutInput, LinkRoute, Point } from "./layout-types.ts";

/** Between parts of the graph that have nothing to do with each other. */
const PART_GAP = 56;
const ASPECT = 1.5;

/**
 * Where everything stands: sources above their users, no box over another, no line across a box, text order from left
 * to right where the links leave it free. Equal input gives equal output. Never throws.
 */
export function layoutGraph(input: LayoutInput): GraphLayout {
  const parts = findParts(input).map((members) => layoutPart(input, members));
  const area = parts.reduce((sum, { layout }) => sum + layout.width * layout.height, 0);
  const widest = Math.max(0, ...parts.map(({ layout }) => layout.width));
  const maxWidth = Math.max(widest, ASPECT * Math.sqrt(area));

  const boxes: Point[] = input.boxes.map(() => ({ x: 0, y: 0 }));
  const links: LinkRoute[] = input.links.map(() => ({ points: [], label: { x: 0, y: 0 } }));
  let shelf = { x: 0, y: 0, height: 0 };
  let width = 0;
  for (const { members, linkIndexes, layout } of parts) {
    if (shelf.x > 0 && shelf.x + layout.width > maxWidth) {
      shelf = { x: 0, y: shelf.y + shelf.height + PART_GAP, height: 0 };
    }
    const by = { x: shelf.x, y: shelf.y };
    members.forEach((index, at) => (boxes[index] = shifted(layout.boxes[at], by)));
    linkIndexes.forEach((index, at) => {
      const route = layout.links[at];
      if (route === undefined) return;
      const points = route.points.map((point) => shifted(point, by));
      links[index] = { points, label: shifted(route.label, by) };
    });
    width = Math.max(width, shelf.x + layout.width);
    shelf = {
      x: shelf.x + layout.width + PART_GAP,
      y: shelf.y,
      height: Math.max(shelf.height, layout.height),
    };
  }
  return { boxes, links, width, height: shelf.y + shelf.height };
}

interface Part {
  readonly members: readonly number[];
  readonly linkIndexes: readonly number[];
  readonly layout: GraphLayout;
}

function layoutPart(input: LayoutInput, members: readonly number[]): Part {
  const local = new Map(members.map((index, at) => [index, at]));
  const linkIndexes: number[] = [];
  const links = input.links.flatMap((link, index) => {
    const from = local.get(link.from);
    const to = local.get(link.to);
    if (from === undefined || to === undefined) return [];
    linkIndexes.push(index);
    return [{ ...link, from, to }];
  });
  const boxes = members.flatMap((index) => input.boxes[index] ?? []);
  return { members, linkIndexes, layout: layoutComponent({ boxes, links }) };
}

/** The boxes that links hold together, each part and the list of parts in text order. */
function findParts(input: LayoutInput): number[][] {
  const leader = input.boxes.map((_, index) => index);
  const find = (index: number): number => {
    const up = leader[index] ?? index;
    return up === index ? index : (leader[index] = find(up));
  };
  for (const link of input.links) leader[find(link.to)] = find(link.from);
  const place = (index: number): number => input.boxes[index]?.place ?? 0;
  const inText = leader.map((_, index) => index).toSorted((a, b) => place(a) - place(b));
  const parts = new Map<number, number[]>();
  for (const index of inText) {
    const part = parts.get(find(index));
    if (part === undefined) parts.set(find(index), [index]);
    else part.push(index);
  }
  return [...parts.values()];
}

function shifted(point: Point | undefined, by: Point): Point {
  return { x: (point?.x ?? 0) + by.x, y: (point?.y ?? 0) + by.y };
}
