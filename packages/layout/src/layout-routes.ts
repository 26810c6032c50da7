import type { Columns, Slot } from "./layout-columns.ts";
import { placeLandings, type Landing } from "./layout-landings.ts";
import { placeRanks, type Band } from "./layout-bands.ts";
import type { LayoutBox, LayoutLink, LinkRoute, Point } from "./layout-types.ts";
import { spread, spreadWithin } from "./spread.ts";

export interface RouteInput {
  readonly boxes: readonly LayoutBox[];
  readonly links: readonly LayoutLink[];
  readonly ranks: readonly number[];
  /** The free room beside each box. */
  readonly gutters: readonly number[];
  readonly columns: Columns;
}

const PORT_GAP = 16;
const PORT_MARGIN = 22;
const SLOT_GAP = 12;

/** Gives every box its corner and every link its way: from the source's bottom, between the cards, to its row. */
export function routeLinks(input: RouteInput): {
  readonly boxes: readonly Point[];
  readonly links: readonly LinkRoute[];
} {
  const landings = placeLandings(input);
  relaxSlots(input, landings);
  const ports = placePorts(input);
  const lines = input.links.map((_, index) =>
    lineOf(ports[index] ?? 0, input.columns.chains[index] ?? [], landings[index]),
  );
  const bands = placeRanks(input, lines);
  const boxes = input.boxes.map((box, index) => ({
    x: (input.columns.boxes[index] ?? 0) - box.width / 2,
    y: bands.get(input.ranks[index] ?? 0)?.top ?? 0,
  }));
  const links = input.links.map((link, index) => {
    const landing = landings[index];
    const from = boxes[link.from];
    const to = boxes[link.to];
    const source = input.boxes[link.from];
    if (landing === undefined || from === undefined || to === undefined || source === undefined)
      return { points: [], label: { x: 0, y: 0 } };
    const start = { x: ports[index] ?? 0, y: from.y + source.height };
    const chain = input.columns.chains[index] ?? [];
    const end = { x: landing.x, y: to.y + (link.row ?? 0) };
    return trace({ start, chain, landing, end, bands, fromRank: input.ranks[link.from] ?? 0 });
  });
  return { boxes, links };
}

/** The middles through which a link goes, from its port to the lane beside its target. */
function lineOf(port: number, chain: readonly Slot[], landing: Landing | undefined): LinePoint[] {
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined || landing === undefined) return [];
  return [
    { rank: first.rank - 1, x: port },
    ...chain.map(({ rank, x }) => ({ rank, x })),
    { rank: last.rank + 1, x: landing.lane },
  ];
}

export interface LinePoint {
  readonly rank: number;
  readonly x: number;
}

/**
 * Between two ranks of cards only labels and lines stand, so they may move there: each towards the place at which its
 * link needs no bend, keeping the order that the columns found.
 */
function relaxSlots({ columns }: RouteInput, landings: readonly Landing[]): void {
  const byRank = new Map<number, Slot[]>();
  for (const slot of columns.chains.flat()) {
    if (slot.rank % 2 === 0) continue;
    const slots = byRank.get(slot.rank);
    if (slots === undefined) byRank.set(slot.rank, [slot]);
    else slots.push(slot);
  }
  for (const slots of byRank.values()) {
    slots.sort((a, b) => a.x - b.x || a.link - b.link);
    const wishes = slots.map((slot) => ({ at: wishOf(slot, columns, landings), half: slot.half }));
    spread(wishes, SLOT_GAP).forEach((x, index) => {
      const slot = slots[index];
      if (slot !== undefined) slot.x = x;
    });
  }
}

function wishOf(slot: Slot, columns: Columns, landings: readonly Landing[]): number {
  const chain = columns.chains[slot.link] ?? [];
  const at = chain.indexOf(slot);
  const above = chain[at - 1]?.x;
  const below = chain[at + 1]?.x ?? landings[slot.link]?.lane ?? slot.x;
  return above === undefined || at === chain.length - 1 ? below : (above + below) / 2;
}

/** Where each link leaves its box: as near as possible to where it goes, spread over the bottom. */
function placePorts({ boxes, links, columns }: RouteInput): number[] {
  const ports = links.map(() => 0);
  boxes.forEach((box, boxIndex) => {
    const middle = columns.boxes[boxIndex] ?? 0;
    const leaving = links
      .map((link, index) => ({ link, index, x: columns.chains[index]?.[0]?.x ?? middle }))
      .filter(({ link }) => link.from === boxIndex)
      .toSorted((a, b) => a.x - b.x || a.index - b.index);
    const reach = Math.max(0, box.width / 2 - PORT_MARGIN);
    const places = spreadWithin(
      leaving.map(({ x }) => x),
      { gap: PORT_GAP, low: middle - reach, high: middle + reach },
    );
    leaving.forEach(({ index }, at) => (ports[index] = places[at] ?? middle));
  });
  return ports;
}

interface Trace {
  readonly start: Point;
  readonly chain: readonly Slot[];
  readonly landing: Landing;
  readonly end: Point;
  readonly bands: ReadonlyMap<number, Band>;
  readonly fromRank: number;
}

/** Straight down through the bands of cards and labels, curved only in the gaps between them. */
function trace({ start, chain, landing, end, bands, fromRank }: Trace): LinkRoute {
  const points: Point[] = [start];
  const add = (x: number, y: number): void => {
    const last = points.at(-1);
    if (last === undefined || last.x !== x || last.y !== y) points.push({ x, y });
  };
  add(start.x, bands.get(fromRank)?.bottom ?? start.y);
  let label: Point | null = null;
  for (const slot of chain) {
    const band = bands.get(slot.rank);
    if (band === undefined) continue;
    if (slot.half > 0) label = { x: slot.x, y: (band.top + band.bottom) / 2 };
    if (band.top === band.bottom) continue;
    add(slot.x, band.top);
    add(slot.x, band.bottom);
  }
  const before = points.at(-1) ?? start;
  const top = end.y - (landing.isTop ? 0 : landing.row);
  add(landing.lane, top);
  if (!landing.isTop) {
    add(landing.lane, end.y);
    add(end.x, end.y);
  }
  return { points, label: label ?? { x: (before.x + landing.lane) / 2, y: (before.y + top) / 2 } };
}
