import type { EdgeView } from "@stagemap/analysis";
import { dotAt, edgePath, type Point, type ShapeLink } from "@stagemap/layout";
import { element, type Markup, textLine, tip } from "./markup.ts";
import { mix, type Palette, stageColor } from "./palette.ts";
import { fitText, type TypeStyle } from "./text-width.ts";

/** A line with its way. */
export interface LinkInput {
  readonly link: ShapeLink;
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly label: Point;
}

const LABEL: TypeStyle = { family: "mono", weight: 400, size: 11 };
const MOST_LABEL = 220;
const WIDTHS = { copy: 2.2, base: 1.5, mount: 1.5, context: 1 } as const;

/** The line of an edge, with a dot where it lands. */
export function drawLine({ link, points }: LinkInput, palette: Palette): Markup | null {
  const end = points.at(-1);
  if (end === undefined) return null;
  const { edge } = link;
  const plain = stageColor(palette, link.color);
  const color = edge.kind === "base" ? mix(plain, 0.55, palette.canvas) : plain;
  const dot = dotAt(points.at(-2), end);
  return element("g", { opacity: edge.isBuilt ? null : 0.45 }, [
    ...(edge.label === "" ? [] : [tip(said(link))]),
    element("path", {
      d: edgePath(points),
      fill: "none",
      stroke: color,
      "stroke-width": WIDTHS[edge.kind],
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "stroke-dasharray": edge.kind === "mount" ? "5 4" : null,
    }),
    element("circle", { cx: dot.x, cy: dot.y, r: edge.kind === "copy" ? 3.5 : 2.5, fill: color }),
  ]);
}

/** What an edge carries, on its line; null where there is no room for it or nothing to say. */
export function drawLabel({ link, label }: LinkInput, palette: Palette): Markup | null {
  const { edge } = link;
  if (edge.label === "" || !link.hasRoom) return null;
  const color = stageColor(palette, link.color);
  const { text, width: textWidth } = fitText(edge.label, MOST_LABEL - 16, LABEL);
  const width = textWidth + 16;
  return element("g", {}, [
    tip(said(link)),
    element("rect", {
      x: label.x - width / 2 + 0.5,
      y: label.y - 9.5,
      width: width - 1,
      height: 19,
      rx: 6,
      fill: edge.isBuilt ? palette.panel : palette.canvas,
      stroke: edge.isBuilt ? mix(color, 0.3, palette.line) : palette.line,
      "stroke-dasharray": edge.kind === "mount" ? "3 2.5" : null,
    }),
    textLine(text, {
      ...LABEL,
      x: label.x,
      y: label.y + 3.8,
      fill: edge.isBuilt ? palette.ink2 : palette.ink3,
      anchor: "middle",
    }),
  ]);
}

function said({ edge, fromTitle, toTitle }: ShapeLink): string {
  return `${pathsOf(edge)}: ${fromTitle} → ${toTitle}`;
}

function pathsOf({ paths, label }: EdgeView): string {
  return paths.length === 0 ? label : paths.join(", ");
}
