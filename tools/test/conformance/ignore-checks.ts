import { createMatcher, parseIgnoreFile, patternForm, readPattern } from "@stagemap/dockerignore";
import type { Pattern } from "@stagemap/dockerignore";
import { checker, difference } from "./check.ts";
import type { Checks } from "./check.ts";

interface MatchRow {
  readonly patterns: readonly string[];
  readonly path: string;
  readonly expect: boolean;
  readonly error: boolean | string | null;
}

interface CleanRow {
  readonly patterns: readonly string[];
  readonly expect: {
    readonly exclusions?: boolean;
    readonly patterns?: readonly { readonly cleaned: string; readonly exclusion: boolean }[];
  };
  readonly error: boolean | null;
}

interface CompileRow {
  /** What parts folders: "\\" on Windows. */
  readonly separator: string;
  readonly patterns: readonly [string];
  readonly expect: { readonly matchType: string; readonly regexp: string };
}

interface IgnoreFileRow {
  readonly content: string | null;
  readonly expect: readonly string[];
}

/** How moby/patternmatcher reads and matches patterns. */
export const patternChecks: Checks = {
  match: checker(({ patterns, path, expect, error }: MatchRow) => {
    const file = parseIgnoreFile(patterns.join("\n"));
    if (error !== null) return difference(file.problems.length > 0, true);
    return difference(createMatcher(file).decide(path).isIgnored, expect);
  }),
  clean: checker(({ patterns, expect, error }: CleanRow) => {
    const read = patterns.map(readPattern).filter((each): each is Pattern => each !== null);
    if (error !== null)
      return difference(
        read.some(({ fault }) => fault !== null),
        true,
      );
    const exclusions = read.some(({ isException }) => isException);
    const cleaned = read.map((each) => ({ cleaned: each.glob, exclusion: each.isException }));
    return difference({ exclusions, patterns: cleaned }, expect);
  }),
  compile: checker(({ separator, patterns: [pattern], expect }: CompileRow) => {
    const { matchType, regexp } = patternForm(pattern);
    // On Windows the expressions are the same with its separator, quoted.
    const quoted = separator === "\\" ? "\\\\" : separator;
    return difference({ matchType, regexp: regexp.replaceAll("/", () => quoted) }, expect);
  }),
};

/** How its ignorefile package reads a file. */
export const ignoreFileChecks: Checks = {
  ignorefile: checker(({ content, expect }: IgnoreFileRow) => {
    const { lines } = parseIgnoreFile(content ?? "");
    const patterns = lines.flatMap((line) => (line.kind === "pattern" ? [line.pattern] : []));
    return difference(patterns, expect);
  }),
};
