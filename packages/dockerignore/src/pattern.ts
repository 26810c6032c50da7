import { compileGlob } from "./go-glob.ts";
import { trimSpaces, cleanPath } from "./go-paths.ts";
import { readGoRegexp } from "./go-regexp.ts";
import { compileRegexp } from "./regexp.ts";
import { patternForm } from "./pattern-form.ts";

/** One pattern, ready to be compared with paths. */
export interface Pattern {
  /** Cleaned, and without the "!" of an exception. */
  readonly glob: string;
  /** True with a "!" before it: what it matches is no longer matched. */
  readonly isException: boolean;
  /** Whether it matches this very path; the folders above count elsewhere. Never true for a pattern with a fault. */
  readonly matches: (path: string) => boolean;
  /** Why a build fails on it; null without a fault. */
  readonly fault: PatternFault | null;
}

export type PatternFault = "lone-exclamation" | "bad-pattern";

const never = (): boolean => false;

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
  if (glob === "") return { glob, isException, matches: never, fault: "lone-exclamation" };
  const matches = compileGlob(glob) === null ? null : compilePattern(glob);
  return matches === null
    ? { glob, isException, matches: never, fault: "bad-pattern" }
    : { glob, isException, matches, fault: null };
}

function compilePattern(glob: string): Pattern["matches"] | null {
  const { matchType, regexp } = patternForm(glob);
  if (matchType === "exact") return (path) => path === glob;
  if (matchType === "prefix") {
    const prefix = glob.slice(0, -2);
    return (path) => path.startsWith(prefix);
  }
  if (matchType === "suffix") return compileSuffix(glob.slice(2));
  const parts = readGoRegexp(regexp.slice(1, -1));
  return parts === null ? null : compileRegexp(parts);
}

function compileSuffix(suffix: string): Pattern["matches"] {
  if (!suffix.startsWith("/")) return (path) => path.endsWith(suffix);
  const name = suffix.slice(1);
  return (path) => path.endsWith(suffix) || path === name;
}
