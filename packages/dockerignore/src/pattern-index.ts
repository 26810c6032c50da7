import { baseName } from "./go-paths.ts";
import type { Pattern } from "./pattern.ts";

/** Gives the indexes of the patterns that match a path itself, ascending. */
export type PatternIndex = (path: string) => readonly number[];

type Candidates = readonly number[];

const NONE: Candidates = [];

/** Files patterns under what a path must have to fit, so that few of them are compared with each path. */
export function indexPatterns(patterns: readonly Pattern[]): PatternIndex {
  const always: number[] = [];
  const places = { name: file(), initial: file(), start: file(), end: file() };
  for (const [index, { clue }] of patterns.entries()) {
    if (clue.kind === "none") always.push(index);
    else add(places[clue.kind], clue.text, index);
  }
  return (path) => {
    const name = baseName(path);
    let found = matching(patterns, path, always, NONE);
    found = matching(patterns, path, places.name.get(name), found);
    found = matching(patterns, path, places.initial.get(name.charAt(0)), found);
    found = matching(patterns, path, places.start.get(path.charAt(0)), found);
    found = matching(patterns, path, places.end.get(path.charAt(path.length - 1)), found);
    return found.length < 2 ? found : found.toSorted((a, b) => a - b);
  };
}

function file(): Map<string, number[]> {
  return new Map();
}

function add(place: Map<string, number[]>, text: string, index: number): void {
  const indexes = place.get(text);
  if (indexes === undefined) place.set(text, [index]);
  else indexes.push(index);
}

/** What was found, with the candidates that match; the same list when none does, as for most paths. */
function matching(
  patterns: readonly Pattern[],
  path: string,
  candidates: Candidates | undefined,
  found: Candidates,
): Candidates {
  let all = found;
  for (const index of candidates ?? NONE) {
    if (patterns[index]?.matches(path)) all = [...all, index];
  }
  return all;
}
