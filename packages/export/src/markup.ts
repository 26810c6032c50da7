import { escapeXml, plainText } from "./plain-text.ts";
import { isMeasured, textWidth, type TypeStyle } from "./text-width.ts";

/** SVG that is ready to be put together. Only the functions here make it, and they escape all that they are given. */
export type Markup = string & { readonly markup: unique symbol };

export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; attributes that are null are left out. */
export function element(
  name: string,
  attributes: Attributes,
  content: readonly Markup[] = [],
): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(typeof value === "number" ? rounded(value) : (value ?? ""))}"`,
    )
    .join("");
  const inside = content.join("");
  // The brand: everything in it is escaped or an element itself.
  return (
    inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
  ) as Markup;
}

/** Words between elements. */
function words(text: string): Markup {
  // The brand: it is escaped.
  return escapeXml(text) as Markup;
}

/** The tip that shows where a picture is opened by itself. */
export function tip(text: string): Markup {
  return element("title", {}, [words(text)]);
}

/** A line of text whose baseline starts, ends or has its middle at x, y. */
export function textLine(
  text: string,
  {
    x,
    y,
    fill,
    anchor = "start",
    ...style
  }: TypeStyle & {
    readonly x: number;
    readonly y: number;
    readonly fill: string;
    readonly anchor?: "start" | "middle" | "end";
  },
): Markup {
  const plain = plainText(text).trim();
  const hasLength = plain !== "" && isMeasured(plain);
  const isMono = style.family === "mono";
  return element(
    "text",
    {
      x,
      y,
      fill,
      class: isMono ? "m" : null,
      "font-size": style.size,
      "font-weight": style.weight === 400 ? null : style.weight,
      "text-anchor": anchor === "start" ? null : anchor,
      // Where the font is missing, another one is squeezed to the same width, so that nothing runs into anything.
      textLength: hasLength ? textWidth(plain, style) : null,
      lengthAdjust: hasLength ? "spacingAndGlyphs" : null,
    },
    [words(plain)],
  );
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
