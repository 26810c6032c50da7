import { distributionOf } from "./distribution.ts";
import type { ImageName } from "./image-name.ts";
import { BASE_IMAGE_ROWS, BASE_IMAGE_SOURCES } from "./base-image-rows.ts";
import type { BaseImageRow } from "./base-image-rows.ts";
import { imageSize } from "./sizes.ts";

/** What an image weighs for linux/amd64, in megabytes of a million bytes. */
export interface ImageWeight {
  /** As a registry holds it, gzipped; null when nobody has measured that. */
  readonly compressed: number | null;
  /** As it lies on the disk. Both are the same where that very tag was measured. */
  readonly low: number;
  readonly high: number;
  /**
   * "measured" for that tag; "ratio" for its compressed size times what images of the kind come to; "like" for the figure of another
   * tag of the image; "assumed" for a round figure.
   */
  readonly basis: "measured" | "ratio" | "like" | "assumed";
  /** The month of the measurement, as in "2026-08"; null for a round figure. */
  readonly asOf: string | null;
  /** Where the figure comes from: a sentence without its full stop. */
  readonly source: string;
}

interface Ratio {
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** Of five current images of which both sizes are known; the widest of them, rounded outwards. */
const NOW: Ratio = {
  low: 2.6,
  high: 2.9,
  source: "2.6 to 2.9 times, as five images measured in 2026",
};
/** The tenth and the ninetieth of a hundred, of 167 images on Alpine. */
const ALPINE: Ratio = {
  low: 1.28,
  high: 3.05,
  source: "1.28 to 3.05 times, as eight in ten of 167 images on Alpine measured in 2018",
};

/** A tag moves on, and another tag of an image differs by its version. */
const LIKE = 0.15;
const ASSUMED = 0.35;

const EXACT: ReadonlyMap<string, BaseImageRow> = new Map(
  BASE_IMAGE_ROWS.map((row) => [`${row[0]}:${row[1]}`, row] as const),
);

/** What an image of that name weighs; null for one that nothing is known of. "scratch" weighs nothing. */
export function imageWeight(image: ImageName): ImageWeight | null {
  const { name, tag } = image;
  const row = EXACT.get(`${name}:${tag}`) ?? EXACT.get(`${name}:${tag.replace(/^v(?=\d)/, "")}`);
  if (row !== undefined) return weightOfRow(image, row);
  const near = nearest(image);
  if (near !== null) return near;
  const size = imageSize(image);
  if (size === null) return null;
  const { megabytes, isMeasured, source } = size;
  const spread = megabytes === 0 ? 0 : isMeasured ? LIKE : ASSUMED;
  const basis = megabytes === 0 ? "measured" : isMeasured ? "like" : "assumed";
  return {
    compressed: null,
    ...around(megabytes, spread),
    basis,
    asOf: null,
    source,
  };
}

function weightOfRow(image: ImageName, row: BaseImageRow): ImageWeight | null {
  const [name, tag, compressed, unpacked, asOf, from] = row;
  const source = `${BASE_IMAGE_SOURCES[from]}, ${name}:${tag} in ${asOf}`;
  if (unpacked !== null) {
    return { compressed, low: unpacked, high: unpacked, basis: "measured", asOf, source };
  }
  if (compressed === null) return null;
  const ratio = distributionOf(image).system === "alpine" ? ALPINE : NOW;
  const isAlpineItself = name === "alpine";
  return {
    compressed,
    low: isAlpineItself ? 8 : rounded(compressed * ratio.low),
    high: isAlpineItself ? 9 : rounded(compressed * ratio.high),
    basis: isAlpineItself ? "like" : "ratio",
    asOf,
    source: isAlpineItself
      ? `${BASE_IMAGE_SOURCES[from]}: alpine:3.22 is 8.3 MB`
      : `${source}: ${compressed} MB compressed, unpacked ${ratio.source}`,
  };
}

/** The measured image of the same name and the same flavour whose version is another; the one that has most in common. */
function nearest(image: ImageName): ImageWeight | null {
  const flavour = flavourOf(image.tag);
  let best: { readonly row: BaseImageRow; readonly common: number } | null = null;
  for (const row of BASE_IMAGE_ROWS) {
    if (row[0] !== image.name || flavourOf(row[1]) !== flavour) continue;
    const common =
      commonLength(row[1], image.tag) + (row[3] === null ? 0 : 0.5) + (row[4] > "2024" ? 5 : 0);
    if (best === null || common > best.common) best = { row, common };
  }
  if (best === null) return null;
  const weight = weightOfRow(image, best.row);
  if (weight === null) return null;
  return {
    ...weight,
    compressed: null,
    // Alpine has grown from less than 4 MB in 2017 to 8.3.
    low: image.name === "alpine" ? 3.9 : rounded(weight.low * (1 - LIKE)),
    high: rounded(weight.high * (1 + LIKE)),
    basis: "like",
    source: `taken like another tag of the image: ${weight.source}`,
  };
}

/** What a tag says beside versions and releases: "slim" for "3.12-slim-bookworm". */
function flavourOf(tag: string): string {
  return tag
    .split("-")
    .map((part) =>
      part.replace(/^alpine[\d.]+$/, "alpine").replace(/^azurelinux[\d.]+$/, "azurelinux"),
    )
    .filter((part) => !/^(?:v?\d[\w.]*|latest|lts|current|stable|mainline|nonroot)$/.test(part))
    .filter((part) => !/^(?:buster|bullseye|bookworm|trixie|bionic|focal|jammy|noble)$/.test(part))
    .join("-");
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function around(megabytes: number, share: number): { readonly low: number; readonly high: number } {
  return { low: rounded(megabytes * (1 - share)), high: rounded(megabytes * (1 + share)) };
}

function rounded(megabytes: number): number {
  return megabytes >= 10 ? Math.round(megabytes) : Math.round(megabytes * 10) / 10;
}
