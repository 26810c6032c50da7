import type { ImageReference } from "@stagemap/model";
import type { Word } from "@stagemap/syntax";
import type { CheckContext, Site } from "./rule.ts";

/** The image that a FROM names, as it is written. */
export interface WrittenImage {
  readonly site: Site;
  readonly word: Word;
  /** Without tag and digest; variables stay. */
  readonly name: string;
  readonly tag: Word | null;
  readonly digest: string | null;
  /** With variables replaced; null where that gives no image. */
  readonly reference: ImageReference | null;
}

const known = new WeakMap<CheckContext, readonly WrittenImage[]>();

/** The images that stages are built on, but for scratch and those that are a variable altogether; read once. */
export function writtenImages(context: CheckContext): readonly WrittenImage[] {
  const before = known.get(context);
  if (before !== undefined) return before;
  const images = readImages(context);
  known.set(context, images);
  return images;
}

function readImages({ sites, model }: CheckContext): readonly WrittenImage[] {
  return sites.flatMap((site): WrittenImage[] => {
    const [word] = site.instruction.args;
    if (site.instruction.name !== "FROM" || site.stage === null || word === undefined) return [];
    const base = model.bases[site.stage.index];
    if (base?.kind === "stage" || site.item.raw.slice(word.from, word.to) !== word.text) return [];
    const image = readImage(word);
    const isVariable = image.name.startsWith("$") || /\$[^/]*$/.test(image.name);
    if (isVariable || image.name === "scratch") return [];
    return [{ ...image, site, word, reference: base?.kind === "image" ? base.reference : null }];
  });
}

function readImage({ text, from }: Word): Pick<WrittenImage, "name" | "tag" | "digest"> {
  const quote = /^["']/.test(text) ? 1 : 0;
  // What a variable holds does not count: `${TAG:-latest}` has a colon as well.
  const masked = text
    .slice(quote, text.length - quote)
    .replaceAll(/\$\{[^}]*\}/g, (variable) => `$${"_".repeat(variable.length - 1)}`);
  const at = masked.indexOf("@");
  const end = at === -1 ? masked.length : at;
  const colon = masked.lastIndexOf(":", end - 1);
  const nameEnd = colon > masked.lastIndexOf("/", end) ? colon : end;
  const written = (start: number, stop: number): string => text.slice(quote + start, quote + stop);
  const tag = {
    text: written(nameEnd + 1, end),
    from: from + quote + nameEnd + 1,
    to: from + quote + end,
  };
  return {
    name: written(0, nameEnd),
    tag: nameEnd === end ? null : tag,
    digest: at === -1 ? null : written(at + 1, masked.length),
  };
}
