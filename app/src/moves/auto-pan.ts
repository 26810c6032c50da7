import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import type { ScreenPoint } from "./pointer-session.ts";

/** So near to an edge the canvas begins to move, and moves the faster the nearer. */
const EDGE = 44;
const MOST_PIXELS_A_FRAME = 15;
/** So much of the bare canvas may come into sight behind the last card. */
const MARGIN = 60;

/** How the canvas lies on the screen: React Flow's transform, and the pane around it. */
export interface Frame {
  readonly transform: readonly [x: number, y: number, zoom: number];
  readonly pane: DOMRect;
}

/** By how much the canvas is to move under a pointer that drags something to its edge, towards cards that are out of sight. */
export function panAt(
  places: GraphOverlayProps["places"],
  { x, y }: ScreenPoint,
  { transform: [left, top, zoom], pane }: Frame,
): ScreenPoint {
  const boxes = [...places.values()];
  const lowX = Math.min(...boxes.map((place) => place.x)) * zoom + left;
  const highX = Math.max(...boxes.map((place) => place.x + place.box.width)) * zoom + left;
  const lowY = Math.min(...boxes.map((place) => place.y)) * zoom + top;
  const highY = Math.max(...boxes.map((place) => place.y + place.box.height)) * zoom + top;
  return {
    x: along({ at: x - pane.left, size: pane.width, low: lowX, high: highX }),
    y: along({ at: y - pane.top, size: pane.height, low: lowY, high: highY }),
  };
}

interface Axis {
  /** Of the pointer, from the pane's start. */
  readonly at: number;
  readonly size: number;
  /** Of the cards, from the pane's start. */
  readonly low: number;
  readonly high: number;
}

function along({ at, size, low, high }: Axis): number {
  if (at < EDGE && low < MARGIN) return Math.min(speed(EDGE - at), MARGIN - low);
  if (at > size - EDGE && high > size - MARGIN) {
    return -Math.min(speed(at - size + EDGE), high - size + MARGIN);
  }
  return 0;
}

function speed(depth: number): number {
  return Math.min(1, depth / EDGE) * MOST_PIXELS_A_FRAME;
}
