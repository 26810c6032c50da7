import type { Clue, Comparison } from "./clue.ts";
import { compileGlob } from "./go-glob.ts";
import { baseName, cleanPath, trimSpaces } from "./go-paths.ts";
import { readGoRegexp } from "./go-regexp.ts";
import { compileRegexp } from "./regexp.ts";
import { patternForm } from "./pattern-form.ts";

/** One pattern, ready to be compared with paths. */
export interface Pattern extends Comparison {
  /** Cleaned, and without the "!" of an exception. */
  readonly glob: string;
  /** True with a "!" before it: what it matches is no longer matched. */
  readonly isException: boolean;
  /** Whether it matches this very path; the folders above count elsewhere. Never true for a pattern with a fault. */
  readonly matches: (path: string) => boolean;
  /** What to look for in a path before it is worth comparing. */
  readonly clue: Clue;
  /** Why a build fails on it; null without a fault. */
  readonly fault: PatternFault | null;
}

export type PatternFault = "lone-exclamation" | "bad-pattern";

const NEVER: Comparison = { matches: () => false, clue: { kind: "none" } };

/**
 * Reads a pattern as moby/patternmatcher does (New and Pattern.compile in patternmatcher.go). Null for white space, which is no
 * pattern.
 */
export function readPattern(text: string): Pattern | null {
  const trimmed = trimSpaces(text);
  if (trimmed === "") return null;
  const cleaned = cleanPath(trimmed);
  const isException = cleaned.startsWith("!");
  const glob = isException ? cleaned.slice(1) : cleaned;
  if (glob === "") return { glob, isException, ...NEVER, fault: "lone-exclamation" };
  // All that moby asks Go about a pattern is how it compares with ".".
  const isRefused = compileGlob(glob).match(".") === "malformed";
  const comparison = isRefused ? null : compilePattern(glob);
  const fault = comparison === null ? "bad-pattern" : null;
  return { glob, isException, ...(comparison ?? NEVER), fault };
}

function compilePattern(glob: string): Comparison | null {
  const { matchType, regexp } = patternForm(glob);
  if (matchType === "exact") {
    return { matches: (path) => path === glob, clue: { kind: "name", text: baseName(glob) } };
  }
  if (matchType === "prefix") return comparePrefix(glob.slice(0, -2));
  if (matchType === "suffix") return compareSuffix(glob.slice(2));
  const comparisons = readGoRegexp(regexp)?.map(compileRegexp);
  if (comparisons === undefined) return null;
  const [only] = comparisons;
  if (comparisons.length === 1 && only !== undefined) return only;
  return { ...NEVER, matches: (path) => comparisons.some(({ matches }) => matches(path)) };
}

/** There is something to start with: nothing but "**" is a suffix. */
function comparePrefix(prefix: string): Comparison {
  return {
    matches: (path) => path.startsWith(prefix),
    clue: { kind: "start", text: prefix.charAt(0) },
  };
}

function compareSuffix(suffix: string): Comparison {
  if (suffix.startsWith("/")) {
    const whole = suffix.slice(1);
    return {
      matches: (path) => path.endsWith(suffix) || path === whole,
      clue: { kind: "name", text: baseName(suffix) },
    };
  }
  return {
    matches: (path) => path.endsWith(suffix),
    clue: suffix === "" ? { kind: "none" } : { kind: "end", text: suffix.slice(-1) },
  };
}
