/** How far a word may be from what was meant, as in BuildKit (util/suggest). */
const FARTHEST = 3;

/** A file with more names than this is none that somebody has written, and looking at all of them takes too long. */
const MOST_OPTIONS = 2000;

/** The option nearest to `word`, or "" when none is near or one is equal. The first of equally near ones wins. */
export function nearest(word: string, options: Iterable<string>, isCaseSensitive: boolean): string {
  const wanted = isCaseSensitive ? word : word.toLowerCase();
  let distance = FARTHEST;
  let match = "";
  let left = MOST_OPTIONS;
  for (const option of options) {
    if (left-- === 0) break;
    const candidate = isCaseSensitive ? option : option.toLowerCase();
    if (candidate === wanted) return "";
    const found = editDistance(wanted, candidate, distance);
    if (found < distance) {
      distance = found;
      match = candidate;
    }
  }
  const isUpper = !isCaseSensitive && word === word.toUpperCase() && word !== word.toLowerCase();
  return isUpper ? match.toUpperCase() : match;
}

/** " (did you mean X?)" for the nearest option, or "". */
export function didYouMean(
  word: string,
  options: Iterable<string>,
  isCaseSensitive: boolean,
): string {
  const match = nearest(word, options, isCaseSensitive);
  return match === "" ? "" : ` (did you mean ${match}?)`;
}

/** Levenshtein's distance, or `limit` as soon as it is known to be no less. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
