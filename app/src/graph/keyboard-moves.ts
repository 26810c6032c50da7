import {
  type BoxId,
  CONTEXT_BOX,
  HEAD_HEIGHT,
  type Point,
  ROW_HEIGHT,
  type ShapeBox,
  type Size,
} from "@stagemap/layout";
import type { Subject } from "./graph-pane-props.ts";
import type { Place } from "./placed-graph.ts";

export type Direction = "up" | "down" | "left" | "right";

export type Area = Point & Size;

/** Where a stage's head, a step's row or a source stands; null when it is not in the graph. */
export function areaOf(places: ReadonlyMap<BoxId, Place>, subject: Subject): Area | null {
  const found = findPlace(places, subject);
  if (found === null) return null;
  const { place, row } = found;
  const { x, y, box } = place;
  if (row !== null)
    return { x, y: y + HEAD_HEIGHT + row * ROW_HEIGHT, width: box.width, height: ROW_HEIGHT };
  const height = box.kind === "stage" ? HEAD_HEIGHT : box.height;
  return { x, y, width: box.width, height };
}

/**
 * The subject that an arrow key leads to: up and down through the rows of a card and on to the next card, left and
 * right to the card beside it. Null at the edge of the graph.
 */
export function moveFrom(
  places: ReadonlyMap<BoxId, Place>,
  subject: Subject,
  direction: Direction,
): Subject | null {
  const found = findPlace(places, subject);
  if (found === null) return null;
  const { place, row } = found;
  const rows = rowsOf(place.box);
  if (direction === "down" && (row ?? -1) + 1 < rows.length) return rows[(row ?? -1) + 1] ?? null;
  if (direction === "up" && row !== null) return rows[row - 1] ?? subjectOf(place.box);
  const next = nearest(places, place, direction);
  if (next === null) return null;
  return direction === "up"
    ? (rowsOf(next.box).at(-1) ?? subjectOf(next.box))
    : subjectOf(next.box);
}

/** The subject that the head of a box stands for. */
export function subjectOf(box: ShapeBox): Subject {
  switch (box.kind) {
    case "stage":
      return { kind: "stage", key: box.stage.key };
    case "image":
      return { kind: "image", key: box.image.key };
    case "context":
      return { kind: "context", key: "context" };
  }
}

function rowsOf(box: ShapeBox): Subject[] {
  if (box.kind !== "stage" || box.isCollapsed) return [];
  return box.stage.steps.map(({ key }) => ({ kind: "step", key }));
}

function findPlace(
  places: ReadonlyMap<BoxId, Place>,
  subject: Subject,
): { readonly place: Place; readonly row: number | null } | null {
  if (subject.kind === "edge") return null;
  for (const [id, place] of places) {
    const { box } = place;
    switch (subject.kind) {
      case "context":
        if (id === CONTEXT_BOX) return { place, row: null };
        break;
      case "image":
        if (id === subject.key) return { place, row: null };
        break;
      case "stage":
        if (box.kind === "stage" && box.stage.key === subject.key) return { place, row: null };
        break;
      case "step": {
        if (box.kind !== "stage") break;
        const row = box.stage.steps.findIndex(({ key }) => key === subject.key);
        if (row !== -1) return { place, row: box.isCollapsed ? null : row };
        break;
      }
    }
  }
  return null;
}

/** The box that lies in the direction, near in it and not far to the side. */
function nearest(
  places: ReadonlyMap<BoxId, Place>,
  from: Place,
  direction: Direction,
): Place | null {
  let best: Place | null = null;
  let bestCost = Infinity;
  for (const place of places.values()) {
    if (place === from) continue;
    const across = place.x + place.box.width / 2 - (from.x + from.box.width / 2);
    const down =
      direction === "up" || direction === "down" ? gapDown(from, place) : place.y - from.y;
    const ahead = { up: -down, down, left: -across, right: across }[direction];
    if (ahead <= 0) continue;
    const aside = Math.abs(direction === "up" || direction === "down" ? across : down);
    const cost = ahead + 2 * aside;
    if (cost >= bestCost) continue;
    best = place;
    bestCost = cost;
  }
  return best;
}

/** From the bottom of the upper box to the top of the lower one; 0 for boxes beside each other. */
function gapDown(from: Place, to: Place): number {
  if (to.y >= from.y + from.box.height) return to.y - from.y - from.box.height + 1;
  if (to.y + to.box.height <= from.y) return to.y + to.box.height - from.y - 1;
  return 0;
}
