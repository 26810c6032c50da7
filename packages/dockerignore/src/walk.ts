import { folderOf } from "./go-paths.ts";
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
}

export interface WalkOptions {
  /** A matched folder is not entered where it is plain that no exception is below, as fsutil does with a build context. */
  readonly skipsFolders: boolean;
}

interface Folder extends Outcome {
  /** The patterns that matched it or a folder above, as far as BuildKit asked them; null for the top one. */
  readonly matched: Uint8Array | null;
  /** The last pattern and the last exception that match it or a folder above, asked or not; -1 without. */
  readonly lastPattern: number;
  readonly lastException: number;
  readonly isSkipped: boolean;
}

const TOP: Folder = {
  isMatched: false,
  last: -1,
  matched: null,
  lastPattern: -1,
  lastException: -1,
  isSkipped: false,
};

/**
 * Compares with patterns in order as moby/patternmatcher's MatchesUsingParentResults does on a walk: the last one that matches a
 * path or a folder above decides. There are exceptions to that with exceptions: BuildKit does not ask a pattern that would
 * change nothing for a folder, and below the folder it takes it as not matching. So after "a/b" the exception "!a" does not
 * bring a/b back.
 */
export function createWalk(patterns: readonly Pattern[], { skipsFolders }: WalkOptions): Walk {
  const hasExceptions = patterns.some(({ isException }) => isException);
  const mayEnter = skipsFolders ? entering(patterns) : () => true;
  // By path, until the walk itself is dropped.
  const folders = new Map<string, Folder>([["", TOP]]);
  let recent = { path: "", folder: TOP };

  function folderAt(path: string): Folder {
    if (recent.path === path) return recent.folder;
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
    recent = { path, folder };
    return folder;
  }

  function enter(path: string, parent: Folder): Folder {
    const lastPattern = lastMatch(patterns, path, {
      isException: false,
      after: parent.lastPattern,
    });
    if (!hasExceptions) {
      const isMatched = lastPattern !== -1;
      return { ...TOP, isMatched, last: lastPattern, lastPattern };
    }
    const after = parent.lastException;
    const lastException = lastMatch(patterns, path, { isException: true, after });
    const matched = new Uint8Array(patterns.length);
    const outcome = outcomeIn(path, parent, matched);
    const isSkipped = parent.isSkipped || (outcome.isMatched && !mayEnter(path));
    return { ...outcome, matched, lastPattern, lastException, isSkipped };
  }

  function outcomeIn(path: string, parent: Folder, matched: Uint8Array | null): Outcome {
    const { lastPattern, lastException } = parent;
    const change = parent.isSkipped ? "matched" : foldMatches(patterns, path, parent, matched);
    const isMatched = change === "matched";
    if (change === "none") return { isMatched, last: -1 };
    const after = isMatched ? lastPattern : lastException;
    return { isMatched, last: lastMatch(patterns, path, { isException: !isMatched, after }) };
  }

  function outcome(path: string): Outcome {
    const parent = folderAt(folderOf(path));
    if (hasExceptions) return outcomeIn(path, parent, null);
    const last = lastMatch(patterns, path, { isException: false, after: parent.lastPattern });
    return { isMatched: last !== -1, last };
  }

  return { hasExceptions, outcome };
}

/** The last pattern of the kind that matches the path; `after` when none behind that one does. */
function lastMatch(
  patterns: readonly Pattern[],
  path: string,
  { isException, after }: { readonly isException: boolean; readonly after: number },
): number {
  for (let index = patterns.length - 1; index > after; index--) {
    const pattern = patterns[index];
    if (pattern?.isException === isException && pattern.matches(path)) return index;
  }
  return after;
}

/** What the patterns do to a path, one after the other; what matches is marked in `matched`. */
function foldMatches(
  patterns: readonly Pattern[],
  path: string,
  parent: Folder,
  matched: Uint8Array | null,
): "none" | "matched" | "excepted" {
  let change: "none" | "matched" | "excepted" = "none";
  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index];
    if (pattern === undefined) break;
    if (parent.matched === null || parent.matched[index] === 0) {
      if (pattern.isException !== (change === "matched") || !pattern.matches(path)) continue;
    }
    if (matched !== null) matched[index] = 1;
    if (!pattern.isException) change = "matched";
    else if (change === "matched") change = "excepted";
  }
  return change;
}

/** Whether fsutil goes into a matched folder (filter.go): always when an exception has wildcards but for a last "*" or "**". */
function entering(patterns: readonly Pattern[]): (folder: string) => boolean {
  const starts = patterns
    .filter(({ isException }) => isException)
    .map(({ glob }) => glob.replace(/\/\*\*$/, "").replace(/\/\*$/, ""));
  if (starts.some((start) => /[*[\]?^\\]/.test(start))) return () => true;
  return (folder) => starts.some((start) => `${start}/`.startsWith(`${folder}/`));
}
