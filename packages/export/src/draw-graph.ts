import type { Picture, SourceView, StageKey } from "@stagemap/analysis";
import {
  countUsers,
  type GraphLayout,
  type GraphShape,
  layoutGraph,
  shapeOf,
} from "@stagemap/layout";
import { drawCard } from "./draw-card.ts";
import { drawLabel, drawLine, type LinkInput } from "./draw-link.ts";
import { drawSourceBox } from "./draw-source.ts";
import { element, type Markup, tip } from "./markup.ts";
import { paletteOf, type Palette, type PictureTheme } from "./palette.ts";

export interface DrawingOptions {
  readonly theme: PictureTheme;
  /** Draws base images and the build context as boxes of their own. */
  readonly isShowingSources?: boolean;
  /** Stages of which only the head is drawn. */
  readonly collapsed?: ReadonlySet<StageKey>;
  /** WOFF2 files in base64, to be carried along; without them the picture names the fonts and what may stand in for them. */
  readonly fonts?: { readonly inter: string; readonly mono: string } | null;
}

/** A picture as SVG, and its size in pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 28;
const INTER =
  "Inter,'Inter Variable',system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MONO =
  "'JetBrains Mono','JetBrains Mono Variable',ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";
/** Base64, and nothing else: what is put into a style sheet as it is. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Draws the graph: cards with their steps, lines that land on the row which copies, their paths. Needs no browser: the widths
 * of letters are known. Whatever stands in the picture is escaped. An empty picture gives an empty drawing.
 */
export function drawGraph(picture: Picture, options: DrawingOptions): Drawing {
  const { theme, isShowingSources = false, collapsed = new Set<StageKey>() } = options;
  const palette = paletteOf(theme);
  const shape = shapeOf(picture, { collapsed, isShowingSources, mostLabels: 500 });
  const layout = layoutGraph(shape.layoutInput);
  const links = linksOf(shape, layout);
  const width = Math.ceil(layout.width) + 2 * MARGIN;
  const height = Math.ceil(layout.height) + 2 * MARGIN;
  const content = [
    ...links.flatMap((link) => drawLine(link, palette) ?? []),
    ...drawBoxes(picture, { shape, layout, palette }),
    ...links.flatMap((link) => drawLabel(link, palette) ?? []),
  ];
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": INTER,
    },
    [
      tip(titleOf(picture)),
      styleOf(options.fonts ?? null),
      element("rect", { width, height, fill: palette.canvas }),
      element("g", { transform: `translate(${MARGIN} ${MARGIN})` }, content),
    ],
  );
  return { svg: `${svg}\n`, width, height };
}

function linksOf(shape: GraphShape, layout: GraphLayout): readonly LinkInput[] {
  return shape.links.flatMap((link, index) => {
    const route = layout.links[index];
    return route === undefined ? [] : [{ link, points: route.points, label: route.label }];
  });
}

function drawBoxes(
  picture: Picture,
  { shape, layout, palette }: { shape: GraphShape; layout: GraphLayout; palette: Palette },
): readonly Markup[] {
  const users = countUsers(shape);
  const colors = new Map(picture.stages.map(({ key, color }) => [key, color]));
  const colorOf = ({ node }: SourceView): number | null =>
    node === null ? null : (colors.get(node) ?? null);
  return shape.boxes.flatMap((box, index) => {
    const at = layout.boxes[index];
    if (at === undefined) return [];
    if (box.kind !== "stage") return [drawSourceBox(box, at, palette)];
    return [drawCard({ ...box, ...at, users: users.get(box.id) ?? 0, colorOf }, palette)];
  });
}

function titleOf({ stages }: Picture): string {
  const names = stages.slice(0, 12).map(({ title }) => title);
  const rest = stages.length > names.length ? ` and ${stages.length - names.length} more` : "";
  return `Build stages: ${names.join(", ")}${rest}`;
}

/** Monospaced text is most of it, so it has a class. Ligatures would hide what is typed. */
function styleOf(fonts: DrawingOptions["fonts"] | null): Markup {
  const sheet = `.m{font-family:${MONO};font-variant-ligatures:none}`;
  const faces =
    fonts === null || fonts === undefined || !BASE64.test(fonts.inter) || !BASE64.test(fonts.mono)
      ? ""
      : face("Inter", "100 900", fonts.inter) + face("JetBrains Mono", "100 800", fonts.mono);
  // The brand: nothing of the user's is in it.
  return `<style>${faces}${sheet}</style>` as Markup;
}

function face(family: string, weights: string, base64: string): string {
  return `@font-face{font-family:'${family}';font-weight:${weights};src:url(data:font/woff2;base64,${base64}) format('woff2')}`;
}
