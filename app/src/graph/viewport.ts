import type { Size } from "@stagemap/layout";
import type { Area } from "./keyboard-moves.ts";

/** As React Flow has it: the graph's point (0, 0) on the screen, and pixels per unit. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 2;
/** Below this the rows could not be read, and the cards show their names only. */
const FAR_ZOOM = 0.42;
const FARTHEST_ZOOM = 0.2;

const FARTHEST_READABLE = 0.13;
const TARGET_ZOOM = 0.6;

const MARGIN = 28;
/** The toolbar's share of the bottom. */
const BOTTOM = 64;

/** All of the graph, in the middle, at most at its natural size. */
export function fitAll(graph: Size, pane: Size): View {
  const zoom = clampZoom(
    Math.min(
      1,
      (pane.width - 2 * MARGIN) / Math.max(1, graph.width),
      (pane.height - MARGIN - BOTTOM) / Math.max(1, graph.height),
    ),
  );
  const free = pane.height - BOTTOM - graph.height * zoom;
  return {
    x: (pane.width - graph.width * zoom) / 2,
    y: Math.max(MARGIN, free / 2),
    zoom,
  };
}

/**
 * What a new text opens with: all of it where the rows are readable then, else its top at full width where that is
 * readable, as one opens a page, else all of it from afar, or where that would be dust, what the build is about.
 */
export function openingView(graph: Size, pane: Size, target: Area | null): View {
  const all = fitAll(graph, pane);
  if (all.zoom >= 0.5) return all;
  const wide = clampZoom(Math.min(1, (pane.width - 2 * MARGIN) / Math.max(1, graph.width)));
  if (wide >= 0.5) return { x: (pane.width - graph.width * wide) / 2, y: MARGIN, zoom: wide };
  return all.zoom >= FARTHEST_READABLE || target === null
    ? all
    : viewAround(target, TARGET_ZOOM, pane);
}

/** The view with the area in the middle; null when it is in sight already. */
export function viewToReveal(area: Area, view: View, pane: Size): View | null {
  const left = area.x * view.zoom + view.x;
  const top = area.y * view.zoom + view.y;
  // Half of its width is enough to recognise it, and a card may be wider than a phone.
  const middle = left + (area.width * view.zoom) / 2;
  const isInSight =
    middle >= 0 && middle <= pane.width && top >= 0 && top + area.height * view.zoom <= pane.height;
  return isInSight ? null : viewAround(area, view.zoom, pane);
}

export function viewAround(area: Area, zoom: number, pane: Size): View {
  return {
    x: pane.width / 2 - (area.x + area.width / 2) * zoom,
    y: (pane.height - BOTTOM) / 2 - (area.y + area.height / 2) * zoom,
    zoom,
  };
}

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

/** How much of a card can be read. */
export type Distance = "near" | "far" | "farthest";

export function distanceOf(zoom: number): Distance {
  if (zoom >= FAR_ZOOM) return "near";
  return zoom >= FARTHEST_ZOOM ? "far" : "farthest";
}
