/**
 * The files that a path names, the file itself or all below the folder, as a range of indexes without its end. Paths are sorted
 * by UTF-16 code units.
 */
export function filesBelow(
  paths: readonly string[],
  path: string,
): readonly [from: number, to: number] {
  if (path === "") return [0, paths.length];
  const own = firstFrom(paths, path);
  if (paths[own] === path) return [own, own + 1];
  // "0" follows "/".
  return [firstFrom(paths, `${path}/`), firstFrom(paths, `${path}0`)];
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
