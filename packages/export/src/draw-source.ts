import type { Point, ShapeBox } from "@stagemap/layout";
import { element, type Markup, textLine, tip } from "./markup.ts";
import type { Palette } from "./palette.ts";
import { fitText, type TypeStyle } from "./text-width.ts";

const TITLE: TypeStyle = { family: "mono", weight: 400, size: 12 };
const NOTE: TypeStyle = { family: "inter", weight: 400, size: 11 };
const PADDING = 12;

/** An image, a named context or the build context, at its place. */
export function drawSourceBox(
  box: Exclude<ShapeBox, { readonly kind: "stage" }>,
  { x, y }: Point,
  palette: Palette,
): Markup {
  const { title, note, whole } = wordsOf(box);
  const { width, height } = box;
  const room = width - 2 * PADDING;
  return element("g", { transform: `translate(${x} ${y})` }, [
    tip(whole),
    element("rect", {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      rx: 7.5,
      fill: palette.panel,
      stroke: palette.line,
    }),
    textLine(fitText(title, room, TITLE).text, { ...TITLE, x: PADDING, y: 20, fill: palette.ink }),
    textLine(fitText(note, room, NOTE).text, { ...NOTE, x: PADDING, y: 35, fill: palette.ink3 }),
  ]);
}

function wordsOf(box: Exclude<ShapeBox, { readonly kind: "stage" }>): {
  readonly title: string;
  readonly note: string;
  readonly whole: string;
} {
  if (box.kind === "context") {
    const note = "your files";
    return { title: "Build context", note, whole: "The files that docker build sends" };
  }
  const { image } = box;
  if (image.kind === "named-context") {
    const note = `= ${image.reference.replace(/^docker-image:\/\//, "")}`;
    return { title: image.label, note, whole: `Named context ${image.label}=${image.reference}` };
  }
  const note = image.isCopiedFrom ? "image, copied from" : "base image";
  return { title: image.label, note, whole: image.reference };
}
