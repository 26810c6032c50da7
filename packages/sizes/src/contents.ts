import type { SizePart } from "./types.ts";

/** Something in a stage's file system whose weight, or lack of a figure, is known. */
export interface Content {
  /** Absolute, without a slash at its end. */
  readonly path: string;
  readonly part: SizePart;
  /** What a file inside of it weighs, by its path; null for nothing better than not knowing. */
  readonly inside: ((path: string) => SizePart) | null;
  /** True for one file. */
  readonly isFile: boolean;
  /** What it was installed by: what comes later for the same path and manager takes its place. */
  readonly kind: string;
}

export function isWithin(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

/** The contents with another, in the place of what it replaces. */
export function withContent(contents: readonly Content[], content: Content): readonly Content[] {
  const others = contents.filter(
    ({ path, kind }) => !(path === content.path && kind === content.kind && kind !== ""),
  );
  return [...others, content];
}

/** What is left of the contents without a folder. */
export function withoutFolder(contents: readonly Content[], folder: string): readonly Content[] {
  return contents.filter(({ path }) => !isWithin(path, folder));
}

/** What a source names: contents below it whole, or what lies inside of one. Empty when nothing is known of that place. */
export function contentsAt(contents: readonly Content[], source: string): readonly Content[] {
  const folder = literalPart(source);
  const below = contents.filter(({ path }) => isWithin(path, folder));
  if (below.length > 0) return below;
  const around = contents
    .filter(({ path }) => isWithin(folder, path))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  if (around === undefined || around.inside === null) return [];
  return [{ path: folder, part: around.inside(source), inside: null, isFile: true, kind: "" }];
}

/** The folder above the first wildcard. */
function literalPart(path: string): string {
  const wild = path.search(/[*?[]/);
  if (wild === -1) return path;
  const end = path.lastIndexOf("/", wild);
  return end <= 0 ? "/" : path.slice(0, end);
}
