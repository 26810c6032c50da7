import type { IgnoreFile } from "./ignore-file.ts";
import { patternOf } from "./ignore-file.ts";
import type { Pattern } from "./pattern.ts";
import { createWalk } from "./walk.ts";

/** Whether a path stays out of the build context, and the line that decides. */
export interface IgnoreDecision {
  readonly isIgnored: boolean;
  /** From 1: of all lines that say so, of the path or of a folder above, the last one. Null where no line has a say. */
  readonly line: number | null;
  /** The pattern of that line as BuildKit reads it, with its "!". */
  readonly pattern: string | null;
}

export interface IgnoreMatcher {
  /** True when the file has a line with "!". */
  readonly hasExceptions: boolean;
  /** The patterns in order, without those that come to nothing. */
  readonly patterns: readonly Pattern[];
  /** For a path from the context's top folder, with "/" and none at its start: "src/app.ts". */
  readonly decide: (path: string) => IgnoreDecision;
  /** The same for many paths, in their order. Quickest when those of a folder follow each other. */
  readonly decideAll: (paths: readonly string[]) => readonly IgnoreDecision[];
  /** The numbers of the lines that fitted a path, or a folder above one, of all that was asked so far; ascending. */
  readonly fittingLines: () => readonly number[];
}

const UNDECIDED: IgnoreDecision = { isIgnored: false, line: null, pattern: null };

/**
 * A matcher that decides as BuildKit does when it walks the context (fsutil's filter.go with moby/patternmatcher): the last line
 * that matches a path or a folder above decides, "!" keeps. A line with a fault matches nothing here, where a build fails.
 *
 * Lines with "!" have a limit there: one that names a folder does not bring back what a line before it ignores below that
 * folder without ignoring the folder. After "docs/drafts" the line "!docs" changes nothing; "!docs/drafts" does.
 */
export function createMatcher({ lines }: IgnoreFile): IgnoreMatcher {
  const patterns: Pattern[] = [];
  const decisions: IgnoreDecision[] = [];
  for (const line of lines) {
    const pattern = patternOf(line);
    if (line.kind !== "pattern" || pattern === null) continue;
    patterns.push(pattern);
    const isIgnored = !pattern.isException;
    decisions.push({ isIgnored, line: line.number, pattern: line.pattern });
  }
  const { hasExceptions, outcome, fitting } = createWalk(patterns, { skipsFolders: true });
  const decide = (path: string): IgnoreDecision => decisions[outcome(path).last] ?? UNDECIDED;
  return {
    hasExceptions,
    patterns,
    decide,
    decideAll: (paths) => paths.map(decide),
    fittingLines: () =>
      decisions.flatMap(({ line }, index) => (fitting.has(index) ? (line ?? []) : [])),
  };
}

/**
 * Where BuildKit looks for the patterns of a Dockerfile, both from the context's top folder: first beside the Dockerfile under
 * its whole name with ".dockerignore" at the end, then in the context's own file. Only the first one that is there counts; they
 * are never joined (Client.ReadEntrypoint and dockerIgnorePatterns in frontend/dockerui/config.go).
 */
export function ignoreFilePaths(dockerfilePath: string): readonly [own: string, shared: string] {
  return [`${dockerfilePath}.dockerignore`, ".dockerignore"];
}
