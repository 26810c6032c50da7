import type { Point } from "./layout-types.ts";

const CORNER = 16;

/** The SVG path of a route: level and upright lines with round corners, S-shaped curves between. */
export function edgePath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return "";
  const parts = [`M${start.x},${start.y}`];
  let at = start;
  for (let index = 1; index < points.length; index++) {
    const to = points[index];
    if (to === undefined) break;
    const next = points[index + 1];
    if (next !== undefined && at.x === to.x && to.y === next.y) {
      at = addCorner(parts, { at, corner: to, next });
    } else if (at.x === to.x || at.y === to.y) {
      parts.push(`L${to.x},${to.y}`);
      at = to;
    } else {
      const middle = (at.y + to.y) / 2;
      parts.push(`C${at.x},${middle} ${to.x},${middle} ${to.x},${to.y}`);
      at = to;
    }
  }
  return parts.join("");
}

/** The middle of the dot at the end of a route: before the card's edge, because the cards are drawn over the edges. */
export function dotAt(before: Point | undefined, end: Point): Point {
  if (before === undefined) return end;
  const towards = Math.sign(end.x - before.x);
  const isLevel = before.y === end.y;
  return isLevel ? { x: end.x - 3 * towards, y: end.y } : { x: end.x, y: end.y - 3 };
}

/** Down, round the corner, and level from there: the level line itself is the next point's. */
function addCorner(
  parts: string[],
  { at, corner, next }: { readonly at: Point; readonly corner: Point; readonly next: Point },
): Point {
  const across = next.x - corner.x;
  const radiusX = Math.min(CORNER, Math.abs(across)) * Math.sign(across);
  const radiusY = Math.min(CORNER, corner.y - at.y);
  const end = { x: corner.x + radiusX, y: corner.y };
  parts.push(`L${corner.x},${corner.y - radiusY}`);
  parts.push(`Q${corner.x},${corner.y} ${end.x},${end.y}`);
  return end;
}
