/** How far a word may be from what was meant, as in BuildKit (util/suggest). */
const FARTHEST = 3;

/** " (did you mean X?)" for the option nearest to `word`, or "". The first of equally near options wins. */
export function didYouMean(
  word: string,
  options: readonly string[],
  isCaseSensitive: boolean,
): string {
  const wanted = isCaseSensitive ? word : word.toLowerCase();
  let nearest = FARTHEST;
  let match = "";
  for (const option of options) {
    const candidate = isCaseSensitive ? option : option.toLowerCase();
    if (candidate === wanted) return "";
    const distance = editDistance(wanted, candidate, nearest);
    if (distance < nearest) {
      nearest = distance;
      match = candidate;
    }
  }
  if (match === "") return "";
  const isUpper = !isCaseSensitive && word === word.toUpperCase() && word !== word.toLowerCase();
  return ` (did you mean ${isUpper ? match.toUpperCase() : match}?)`;
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
