/** The files of a build context, or of another tree to copy from, ready to be looked up. */
export interface ContextFiles {
  /** Sorted by UTF-16 code units, each once. */
  readonly paths: readonly string[];
  /** Every folder that a file lies in, sorted likewise; the top one is "". */
  readonly folders: readonly string[];
}

/**
 * Sorts files by path, with "/" and none at the start. Folders are those that files lie in: empty ones are not known. For COPY
 * and ADD only what the ignore file keeps is to be given.
 */
export function contextFiles(paths: Iterable<string>): ContextFiles {
  const given = [...paths];
  const sorted = isSorted(given) ? given : [...new Set(given)].toSorted(byCodeUnits);
  const folders = new Set([""]);
  let recent = "/";
  for (const path of sorted) {
    const last = path.lastIndexOf("/");
    // Files of one folder follow each other, mostly.
    if (last === recent.length && path.startsWith(recent)) continue;
    recent = path.slice(0, Math.max(last, 0));
    for (let end = last; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { paths: sorted, folders: [...folders].toSorted(byCodeUnits) };
}

/** True when each text is greater than the one before. */
function isSorted(texts: readonly string[]): boolean {
  for (let index = 1; index < texts.length; index++) {
    if ((texts[index - 1] ?? "") >= (texts[index] ?? "")) return false;
  }
  return true;
}

export function isFile({ paths }: ContextFiles, path: string): boolean {
  return paths[firstFrom(paths, path)] === path;
}

export function isFolder({ folders }: ContextFiles, path: string): boolean {
  return folders[firstFrom(folders, path)] === path;
}

/** The files in a folder and below. */
export function filesIn({ paths }: ContextFiles, folder: string): readonly string[] {
  if (folder === "") return paths;
  // "0" follows "/".
  return paths.slice(firstFrom(paths, `${folder}/`), firstFrom(paths, `${folder}0`));
}

/** The folders below a folder, at any depth. */
export function foldersIn({ folders }: ContextFiles, folder: string): readonly string[] {
  if (folder === "") return folders.slice(1);
  return folders.slice(firstFrom(folders, `${folder}/`), firstFrom(folders, `${folder}0`));
}

/** The index of the first text that is not less. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
