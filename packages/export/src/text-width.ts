import { INTER_ADVANCES } from "./inter-advances.ts";
import { plainText } from "./plain-text.ts";

/** How a text is set. Sizes are in pixels. */
export interface TypeStyle {
  readonly family: "inter" | "mono";
  readonly weight: keyof typeof INTER_ADVANCES;
  readonly size: number;
}

/** A text that fits, and how wide it is. */
export interface FittedText {
  readonly text: string;
  readonly width: number;
  readonly isCut: boolean;
}

/** JetBrains Mono and what stands in for it are 0.6 em wide. */
const MONO_ADVANCE = 0.6;
const ELLIPSIS = "…";

/** The width of a text in pixels: exact for what Inter and JetBrains Mono have measured letters of, else on the safe side. */
export function textWidth(text: string, style: TypeStyle): number {
  let width = 0;
  for (const character of plainText(text)) width += advance(character, style);
  return width * style.size;
}

/** True when the width of every letter of it is known for certain, whatever font the reader has. */
export function isMeasured(text: string): boolean {
  return /^[ -~…·]*$/.test(text);
}

/** As much of the text as fits into the width, with an ellipsis where something is cut off. */
export function fitText(text: string, most: number, style: TypeStyle): FittedText {
  const plain = plainText(text);
  const whole = textWidth(plain, style);
  if (whole <= most) return { text: plain, width: whole, isCut: false };
  const room = most - textWidth(ELLIPSIS, style);
  let kept = "";
  let width = 0;
  for (const character of plain) {
    const next = width + advance(character, style) * style.size;
    if (next > room) break;
    kept += character;
    width = next;
  }
  const cut = `${kept.trimEnd()}${ELLIPSIS}`;
  return { text: cut, width: textWidth(cut, style), isCut: true };
}

/** The text broken at spaces into lines that fit; the last one is cut where there are not enough. */
export function wrapText(
  text: string,
  { width, lines }: { readonly width: number; readonly lines: number },
  style: TypeStyle,
): readonly FittedText[] {
  const result: FittedText[] = [];
  let words = plainText(text).split(" ");
  while (words.length > 0 && result.length < lines) {
    let count = 1;
    while (count < words.length && textWidth(words.slice(0, count + 1).join(" "), style) <= width) {
      count += 1;
    }
    const isLast = result.length === lines - 1;
    result.push(fitText((isLast ? words : words.slice(0, count)).join(" "), width, style));
    words = words.slice(count);
  }
  return result;
}

/** In em. */
function advance(character: string, { family, weight }: TypeStyle): number {
  const code = character.codePointAt(0) ?? 0;
  if (/\p{M}/u.test(character)) return 0;
  if (character === ELLIPSIS) return family === "mono" ? MONO_ADVANCE : 0.98;
  if (code >= 0x1f000) return 1.3;
  if (code >= 0x1100) return 1;
  if (family === "mono") return MONO_ADVANCE;
  if (character === "·") return 0.31;
  const measured = INTER_ADVANCES[weight][code - 0x20];
  return measured === undefined ? 0.78 : measured / 1000;
}
