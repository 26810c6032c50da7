import type { ContextFile } from "./view-context.ts";

/** Files by path, in columns. */
export interface OrderedFiles {
  /** Sorted by UTF-16 code units, each once, without "./" or "/" in front. */
  readonly paths: readonly string[];
  /** In bytes; NaN where it is not known. */
  readonly sizes: Float64Array;
}

/** Cleans and sorts files. Of a path that comes twice the first size that is known counts. */
export function orderFiles(files: readonly ContextFile[]): OrderedFiles {
  if (isOrdered(files)) {
    const paths = files.map(({ path }) => path);
    return { paths, sizes: Float64Array.from(files, ({ size }) => size ?? Number.NaN) };
  }
  const sizeOf = new Map<string, number>();
  for (const { path, size } of files) {
    const clean = cleanPath(path);
    if (clean === "") continue;
    const before = sizeOf.get(clean);
    if (before === undefined || Number.isNaN(before)) sizeOf.set(clean, size ?? Number.NaN);
  }
  // The default order is that of code units.
  const paths = [...sizeOf.keys()].toSorted();
  return { paths, sizes: Float64Array.from(paths, (path) => sizeOf.get(path) ?? Number.NaN) };
}

/** True for clean paths of which each is greater than the one before. */
function isOrdered(files: readonly ContextFile[]): boolean {
  let before = "";
  for (const { path } of files) {
    if (path <= before || UNCLEAN.test(path)) return false;
    before = path;
  }
  return true;
}

/** Nearly all paths have no dots, doubled slashes or slashes at their ends to take away. */
const UNCLEAN = /^$|(?:^|\/)\.{0,2}(?:\/|$)/;

/** A path of the context: without a slash in front, without dots; "" for the context itself. */
export function cleanPath(path: string): string {
  if (!UNCLEAN.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
