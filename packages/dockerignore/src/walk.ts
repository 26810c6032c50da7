import { folderOf } from "./go-paths.ts";
import { indexPatterns } from "./pattern-index.ts";
import type { Pattern } from "./pattern.ts";

/** What the patterns say of a path. */
export interface Outcome {
  readonly isMatched: boolean;
  /**
   * The index of the last pattern that says so, of the path itself or of a folder above. -1 where none has a say, also when
   * exceptions match what nothing had matched before.
   */
  readonly last: number;
}

/** Goes through paths as BuildKit walks a folder: what is said of a folder is kept for all below. */
export interface Walk {
  readonly hasExceptions: boolean;
  readonly outcome: (path: string) => Outcome;
  /** The indexes of the patterns that fitted anything so far, be it a folder. */
  readonly fitting: ReadonlySet<number>;
}

export interface WalkOptions {
  /** A matched folder is not entered where it is plain that no exception is below, as fsutil does with a build context. */
  readonly skipsFolders: boolean;
}

interface Folder extends Outcome {
  /** The patterns that matched it or a folder above, as far as BuildKit asked them, ascending. */
  readonly matched: readonly number[];
  /** The last pattern and the last exception that match it or a folder above, asked or not; -1 without. */
  readonly lastPattern: number;
  readonly lastException: number;
  readonly isSkipped: boolean;
}

const TOP: Folder = {
  isMatched: false,
  last: -1,
  matched: [],
  lastPattern: -1,
  lastException: -1,
  isSkipped: false,
};

/**
 * Compares with patterns in order as moby/patternmatcher's MatchesUsingParentResults does on a walk: the last one that matches a
 * path or a folder above decides. That has a limit with exceptions: BuildKit does not ask a pattern that would change nothing
 * for a folder, and below the folder it takes it as not matching. So after "a/b" the exception "!a" does not bring a/b back.
 */
export function createWalk(patterns: readonly Pattern[], { skipsFolders }: WalkOptions): Walk {
  const hasExceptions = patterns.some((pattern) => pattern.isException);
  const find = indexPatterns(patterns);
  const fitting = new Set<number>();
  const mayEnter = skipsFolders ? entering(patterns) : () => true;
  // By path, until the walk itself is dropped.
  const folders = new Map<string, Folder>([["", TOP]]);
  let recent = { path: "", folder: TOP };

  function folderAbove(path: string): Folder {
    const end = Math.max(path.lastIndexOf("/"), 0);
    // Paths come folder by folder, mostly.
    if (end === recent.path.length && path.startsWith(recent.path)) return recent.folder;
    const folder = folderAt(path.slice(0, end));
    recent = { path: path.slice(0, end), folder };
    return folder;
  }

  function folderAt(path: string): Folder {
    const missing: string[] = [];
    let above = path;
    let folder = folders.get(above);
    for (; folder === undefined; folder = folders.get(above)) {
      missing.push(above);
      above = folderOf(above);
    }
    for (const each of missing.toReversed()) {
      folder = enter(each, folder);
      folders.set(each, folder);
    }
    return folder;
  }

  function enter(path: string, parent: Folder): Folder {
    const own = matchesOf(path);
    const { isMatched, last, matched } = fold(patterns, own, parent);
    const isSkipped = parent.isSkipped || (hasExceptions && isMatched && !mayEnter(path));
    const lastPattern = lastOf(own, parent.lastPattern, (index) => !isException(index));
    const lastException = lastOf(own, parent.lastException, isException);
    return { isMatched, last, matched, lastPattern, lastException, isSkipped };
  }

  function matchesOf(path: string): readonly number[] {
    const found = find(path);
    for (const index of found) fitting.add(index);
    return found;
  }

  function isException(index: number): boolean {
    return patterns[index]?.isException ?? false;
  }

  function outcome(path: string): Outcome {
    const parent = folderAbove(path);
    const own = matchesOf(path);
    // Where nothing matches it, a path is as its folder.
    return own.length === 0 ? parent : fold(patterns, own, parent);
  }

  return { hasExceptions, outcome, fitting };
}

interface Fold extends Outcome {
  readonly matched: readonly number[];
}

/** What the patterns do to a path, one after the other: those that match it itself and those that matched a folder above. */
function fold(patterns: readonly Pattern[], own: readonly number[], parent: Folder): Fold {
  const matched: number[] = [];
  let isMatched = false;
  let wasMatched = false;
  let above = 0;
  for (const index of own) {
    for (; (parent.matched[above] ?? index) < index; above++) take(parent.matched[above] ?? index);
    const isKnown = parent.matched[above] === index;
    if (isKnown) above++;
    if (isKnown || (patterns[index]?.isException ?? false) === isMatched) take(index);
  }
  for (; above < parent.matched.length; above++) take(parent.matched[above] ?? 0);
  if (parent.isSkipped) isMatched = true;

  function take(index: number): void {
    matched.push(index);
    isMatched = !(patterns[index]?.isException ?? false);
    wasMatched ||= isMatched;
  }

  if (!isMatched && !wasMatched) return { isMatched, last: -1, matched };
  const after = isMatched ? parent.lastPattern : parent.lastException;
  const last = lastOf(own, after, (index) => patterns[index]?.isException !== isMatched);
  return { isMatched, last, matched };
}

/** The last of the indexes that is asked for, or `before` when that is behind it. */
function lastOf(
  indexes: readonly number[],
  before: number,
  isAskedFor: (index: number) => boolean,
): number {
  return Math.max(before, indexes.findLast(isAskedFor) ?? -1);
}

/** Whether fsutil goes into a matched folder (filter.go): always when an exception has wildcards but for a last "*" or "**". */
function entering(patterns: readonly Pattern[]): (folder: string) => boolean {
  const starts = patterns
    .filter(({ isException }) => isException)
    .map(({ glob }) => glob.replace(/\/\*\*$/, "").replace(/\/\*$/, ""));
  if (starts.some((start) => /[*[\]?^\\]/.test(start))) return () => true;
  return (folder) => starts.some((start) => `${start}/`.startsWith(`${folder}/`));
}
