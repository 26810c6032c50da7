import type { StageKey } from "@stagemap/analysis";
import { HEAD_HEIGHT, ROW_HEIGHT } from "@stagemap/layout";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";

/** A gap between two rows: before the row of that number, or behind the last. */
export interface GapPlace {
  readonly stage: StageKey;
  readonly gap: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A row is let go beside its card more often than not. */
const BESIDE = 36;
/** Above the first gap and below the last one, where they still are the nearest. */
const BEYOND = 30;

/** The gap nearest to a point of the canvas; null where no open card is near. */
export function gapUnder(places: GraphOverlayProps["places"], { x, y }: Point): GapPlace | null {
  let best: GapPlace | null = null;
  let bestDistance = Infinity;
  for (const place of places.values()) {
    if (place.box.kind !== "stage" || place.box.isCollapsed) continue;
    const { stage, width } = place.box;
    const beside = Math.max(place.x - x, x - place.x - width, 0);
    const top = place.y + HEAD_HEIGHT;
    const bottom = top + ROW_HEIGHT * stage.steps.length;
    const beyond = Math.max(top - y, y - bottom, 0);
    if (beside > BESIDE || beyond > BEYOND || beside + beyond >= bestDistance) continue;
    const gap = Math.round((y - top) / ROW_HEIGHT);
    bestDistance = beside + beyond;
    best = { stage: stage.key, gap: Math.min(stage.steps.length, Math.max(0, gap)) };
  }
  return best;
}

/** The stage whose closed card is at a point of the canvas; null where there is none. */
export function closedUnder(places: GraphOverlayProps["places"], { x, y }: Point): StageKey | null {
  for (const { box, ...corner } of places.values()) {
    if (box.kind !== "stage" || !box.isCollapsed) continue;
    const isAlong = x >= corner.x && x <= corner.x + box.width;
    if (isAlong && y >= corner.y && y <= corner.y + box.height) return box.stage.key;
  }
  return null;
}

/** The place of a gap on the canvas: the left end of the line between the rows. */
export function placeOfGap(
  places: GraphOverlayProps["places"],
  { stage, gap }: GapPlace,
): (Point & { readonly width: number }) | null {
  for (const { x, y, box } of places.values()) {
    if (box.kind === "stage" && box.stage.key === stage && !box.isCollapsed) {
      return { x, y: y + HEAD_HEIGHT + ROW_HEIGHT * gap, width: box.width };
    }
  }
  return null;
}
