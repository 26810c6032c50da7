import type { EdgeView, ImageView, Picture, StageView, StepView } from "@stagemap/analysis";
import { sourceBox, stageBox, type BoxId } from "@stagemap/layout";
import { mix, type Palette, paletteOf, type PictureTheme, stageColor } from "./palette.ts";
import { escapeXml, plainText } from "./plain-text.ts";

const MOST_ROW = 44;
/** Fonts whose letters Graphviz has measures of even where it finds none: in others text would run out of its box. */
const SANS = "Helvetica";
const MONO = "Courier";

/**
 * The graph in Graphviz' language, with a line end at its end. Stages are tables whose rows are their steps, and a copy ends at
 * its row. Nodes are called by numbers; what the user wrote stands in labels only, as escaped text.
 */
export function dotGraph(picture: Picture, theme: PictureTheme = "light"): string {
  const palette = paletteOf(theme);
  const images = picture.images.filter(isOwnNode);
  const ids = new Map<BoxId, string>([
    ...picture.stages.map(({ key }, index): [BoxId, string] => [stageBox(key), `s${index}`]),
    ...images.map(({ key }, index): [BoxId, string] => [key, `i${index}`]),
  ]);
  const rows = new Map(
    picture.stages.flatMap(({ steps }) => steps.map(({ key }, index) => [key, `r${index}`])),
  );
  const colors = new Map(picture.stages.map(({ key, color }) => [stageBox(key), color]));
  const drawn = picture.edges.filter((edge) => edge.kind !== "context" && ids.has(sourceBox(edge)));
  const lines = [
    "digraph stages {",
    `  graph [rankdir=TB, bgcolor="${palette.canvas}", fontname="${SANS}", nodesep=0.4, ranksep=0.6];`,
    `  node [shape=plain, fontname="${SANS}", fontsize=12, fontcolor="${palette.ink}"];`,
    `  edge [fontname="${MONO}", fontsize=10, fontcolor="${palette.ink2}", arrowsize=0.7];`,
    ...picture.stages.map((stage, index) => `  s${index} [label=<${table(stage, palette)}>];`),
    ...images.map(
      ({ label }, index) =>
        `  i${index} [shape=box, style="rounded,filled", fillcolor="${palette.panel}", color="${palette.line}", label=<${escapeXml(label)}>];`,
    ),
    ...drawn.map((edge) => {
      const color = stageColor(palette, colors.get(sourceBox(edge)) ?? null);
      return `  ${edgeLine(edge, { ids, rows, color, palette })};`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** Images that are mere bases stand in the head of the stage. */
function isOwnNode({ isCopiedFrom, kind }: ImageView): boolean {
  return isCopiedFrom || kind === "named-context";
}

function table(stage: StageView, palette: Palette): string {
  const isUnbuilt = stage.role === "unbuilt";
  const plain = stageColor(palette, stage.color);
  const color = isUnbuilt ? mix(plain, 0.35, palette.canvas) : plain;
  const ink = isUnbuilt ? palette.ink3 : palette.ink;
  const width = stage.role === "target" ? 2 : 1;
  const head = `<TR><TD PORT="head" ALIGN="LEFT" BGCOLOR="${mix(color, 0.12, palette.panel)}"><FONT COLOR="${ink}"><B>${escapeXml(stage.title)}</B></FONT>${chip(stage, palette)}<BR ALIGN="LEFT"/><FONT FACE="${MONO}" POINT-SIZE="10" COLOR="${palette.ink2}">${escapeXml(stage.base.label || "no base image")}</FONT><BR ALIGN="LEFT"/></TD></TR>`;
  const rows = stage.steps.map(
    (step, index) =>
      `<TR><TD PORT="r${index}" ALIGN="LEFT"><FONT FACE="${MONO}" POINT-SIZE="10" COLOR="${ink}">${row(step)}</FONT></TD></TR>`,
  );
  return `<TABLE BORDER="${width}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" COLOR="${color}" BGCOLOR="${palette.panel}">${head}${rows.join("")}</TABLE>`;
}

function chip({ role, isLast }: StageView, { ink3 }: Palette): string {
  const said =
    role === "target" ? (isLast ? "ships" : "target") : role === "unbuilt" ? "not built" : "";
  return said === ""
    ? ""
    : `<FONT POINT-SIZE="9" COLOR="${ink3}">&#160;&#160;&#160;&#160;${said}</FONT>`;
}

function row({ keyword, sources, summary }: StepView): string {
  const from = sources.map(({ label }) => `← ${label}`);
  const whole = plainText([...from, summary].join(" "));
  const letters = Array.from(whole);
  const cut = letters.length > MOST_ROW ? `${letters.slice(0, MOST_ROW - 1).join("")}…` : whole;
  return `<B>${escapeXml(keyword)}</B>&#160;${escapeXml(cut)}`;
}

function edgeLine(
  edge: EdgeView,
  {
    ids,
    rows,
    color,
    palette,
  }: {
    readonly ids: ReadonlyMap<BoxId, string>;
    readonly rows: ReadonlyMap<string, string>;
    readonly color: string;
    readonly palette: Palette;
  },
): string {
  const from = ids.get(sourceBox(edge)) ?? "";
  const port = edge.step === null ? "head" : (rows.get(edge.step) ?? "head");
  const to = `${ids.get(stageBox(edge.to)) ?? ""}:${port}`;
  const shade = edge.isBuilt ? color : mix(color, 0.4, palette.canvas);
  const attributes = [
    `color="${edge.kind === "base" ? mix(shade, 0.55, palette.canvas) : shade}"`,
    `penwidth=${edge.kind === "copy" ? 2 : 1.2}`,
    ...(edge.kind === "mount" ? ["style=dashed"] : []),
    ...(edge.label === "" ? [] : [`label=<${escapeXml(` ${edge.label} `)}>`]),
  ];
  return `${from} -> ${to} [${attributes.join(", ")}]`;
}
