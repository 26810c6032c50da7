import type { ContextFiles } from "./context-files.ts";
import { filesIn, foldersIn, isFile, isFolder } from "./context-files.ts";
import { compileGlob } from "./go-glob.ts";
import { cleanPath } from "./go-paths.ts";
import type { IgnoreMatcher } from "./matcher.ts";
import { readPattern } from "./pattern.ts";
import type { Pattern } from "./pattern.ts";
import { createWalk } from "./walk.ts";

export interface CopyOptions {
  /** The values of `--exclude`, which count from each folder that a source names. */
  readonly exclude: readonly string[];
  /** Whether `--parents` is set. */
  readonly keepsParents: boolean;
}

/** A file or folder that a source names. Of a folder its content is copied, not the folder. */
export interface CopyMatch {
  readonly kind: "file" | "folder";
  /** "" for the top folder. With `--parents` what stands before "/./", or the top. */
  readonly path: string;
  /**
   * The files that are copied, sorted. Below the destination a file of a folder has the rest of its path; a single file
   * has its name, or takes the destination's where that is no folder.
   */
  readonly files: readonly string[];
}

export interface CopySource {
  /** As it was given. */
  readonly source: string;
  readonly matches: readonly CopyMatch[];
  /** Why the build fails; null when it goes on. Wildcards that nothing fits are no error. */
  readonly problem: CopyProblem | null;
}

export interface CopyProblem {
  readonly code: "not-found" | "bad-pattern";
  readonly message: string;
}

/**
 * What each source of a COPY or ADD selects, in their order, as BuildKit finds it (dispatchCopy in convert_copy.go, docopy in
 * solver/llbsolver/file/backend.go, Copy in fsutil). Sources are paths with all variables replaced: no URL, Git address or
 * heredoc. Symbolic links are not known.
 *
 * `--exclude` does not touch a file that a source names itself, by a wildcard or not: BuildKit asks it in folders only.
 */
export function selectSources(
  files: ContextFiles,
  sources: readonly string[],
  { exclude, keepsParents }: CopyOptions,
): readonly CopySource[] {
  const excluded = readPatterns(exclude);
  return sources.map((source) => {
    const { origin, include } = keepsParents
      ? splitAtPivot(source)
      : { origin: source, include: null };
    const path = cleanPath(`/${origin}`).slice(1);
    const request = {
      files,
      path,
      include: include === null ? null : readPatterns([include]),
      excluded,
    };
    const fault = [...excluded, ...(request.include ?? [])].find(
      (pattern) => pattern.fault !== null,
    );
    if (fault !== undefined) return { source, matches: [], problem: badPattern(fault.glob || "!") };
    const found = findMatches(request);
    if (found.problem !== null || include === null) return { source, ...found };
    return { source, ...found, problem: problemOfParents(request, include, found.matches) };
  });
}

/**
 * The source as BuildKit's check CopyIgnoredFile names it when the patterns ignore all of it; null when not, or when the file has
 * an exception, which that check takes as too hard to tell (validateCopySourcePath in validations.go).
 */
export function ignoredSource(matcher: IgnoreMatcher, source: string): string | null {
  if (matcher.hasExceptions) return null;
  const path = cleanPath(source);
  const isTop = path === "." || path === "/";
  if (isTop && !matcher.patterns.some(({ glob }) => /^(?:\*|\*\*|\*\*\/\*)$/.test(glob)))
    return null;
  return matcher.patterns.some((pattern) => matchesOrParent(pattern, path)) ? path : null;
}

function matchesOrParent({ matches }: Pattern, path: string): boolean {
  if (matches(path)) return true;
  for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
    if (matches(path.slice(0, end))) return true;
  }
  return false;
}

function readPatterns(texts: readonly string[]): readonly Pattern[] {
  return texts.map(readPattern).filter((pattern): pattern is Pattern => pattern !== null);
}

/** With `--parents` a source is a pattern from the top folder, or from what stands before the first "/./". */
function splitAtPivot(source: string): { readonly origin: string; readonly include: string } {
  const pivot = source.indexOf("/./");
  const pattern = pivot === -1 ? source : source.slice(pivot + 3);
  const rooted = pattern.startsWith("/") ? pattern : cleanPath(`/${pattern}`);
  return { origin: pivot === -1 ? "/" : source.slice(0, pivot), include: rooted.slice(1) };
}

interface Request {
  readonly files: ContextFiles;
  /** Where to look, from the top folder, cleaned. */
  readonly path: string;
  /** With `--parents` what is looked for there; null for all. */
  readonly include: readonly Pattern[] | null;
  readonly excluded: readonly Pattern[];
}

interface Found {
  readonly matches: readonly CopyMatch[];
  readonly problem: CopyProblem | null;
}

function findMatches(request: Request): Found {
  const { files, path } = request;
  if (hasWildcards(path)) return findWildcardMatches(request);
  const match = matchAt(request, path);
  return match === null
    ? { matches: [], problem: notFound(files, path) }
    : { matches: [match], problem: null };
}

/** The part of the path before the first name with a wildcard has to be there; the rest may fit nothing. */
function findWildcardMatches(request: Request): Found {
  const { files, path } = request;
  const names = path.split("/");
  const wild = names.findIndex(hasWildcards);
  const base = names.slice(0, wild).join("/");
  const glob = compileGlob(names.slice(wild).join("/"));
  if (glob.isMalformed) return { matches: [], problem: badPattern(path) };
  if (!isFile(files, base) && !isFolder(files, base)) {
    return { matches: [], problem: notFound(files, base) };
  }
  const start = base === "" ? 0 : base.length + 1;
  const fits = (each: string): boolean => glob.match(each.slice(start)) === true;
  const folders = foldersIn(files, base).filter(fits);
  const matched = new Set(folders);
  const paths = [...folders, ...filesIn(files, base).filter(fits)].filter(
    (each) => !isBelow(matched, each),
  );
  const matches = paths.toSorted().flatMap((each) => matchAt(request, each) ?? []);
  return { matches, problem: null };
}

/** BuildKit does not look into a folder that fits. Only a class such as "[^a]" fits a "/" so that something below fits, too. */
function isBelow(folders: ReadonlySet<string>, path: string): boolean {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    if (folders.has(path.slice(0, end))) return true;
  }
  return false;
}

function matchAt({ files, include, excluded }: Request, path: string): CopyMatch | null {
  if (isFile(files, path)) return { kind: "file", path, files: [path] };
  if (!isFolder(files, path)) return null;
  const all = filesIn(files, path);
  if (include === null && excluded.length === 0) return { kind: "folder", path, files: all };
  const selects = selection(include, excluded);
  const start = path === "" ? 0 : path.length + 1;
  return { kind: "folder", path, files: all.filter((each) => selects(each.slice(start))) };
}

/**
 * Tells the paths that patterns of `--exclude` or `--parents` fit, themselves or a folder above; the paths count from where the
 * patterns do. A pattern is taken as it is: other than in an ignore file, "/a" fits nothing and "#a" is no comment. One that BuildKit
 * refuses fits nothing.
 */
export function createFilter(patterns: readonly string[]): (path: string) => boolean {
  const { outcome } = createWalk(readPatterns(patterns), { skipsFolders: false });
  return (path) => outcome(path).isMatched;
}

/** Whether a path below a source's folder is copied. */
function selection(
  include: readonly Pattern[] | null,
  excluded: readonly Pattern[],
): (path: string) => boolean {
  const included = include === null ? null : createWalk(include, { skipsFolders: false });
  const { outcome } = createWalk(excluded, { skipsFolders: false });
  return (path) => (included?.outcome(path).isMatched ?? true) && !outcome(path).isMatched;
}

/** A source of `--parents` without wildcards must select something, be it a folder with nothing left in it. */
function problemOfParents(
  { files, path, include, excluded }: Request,
  pattern: string,
  matches: readonly CopyMatch[],
): CopyProblem | null {
  if (hasWildcards(path) || hasWildcards(pattern)) return null;
  if (matches.some((match) => match.files.length > 0)) return null;
  const below = cleanPath(pattern);
  const required = cleanPath(`/${path}/${pattern}`).slice(1);
  const isThere = isFolder(files, required) && selection(include, excluded)(below);
  return isThere ? null : notFound(files, required);
}

/** Whether Go's matcher would see a wildcard in it. */
export function hasWildcards(text: string): boolean {
  return /[*?[]/.test(text.replaceAll(/\\[^]/g, ""));
}

function notFound(files: ContextFiles, path: string): CopyProblem {
  const lower = path.toLowerCase();
  const similar = files.paths.find((each) => each.toLowerCase() === lower);
  const advice =
    similar === undefined
      ? "Check the path, which counts from the top of the build context, and what .dockerignore keeps out"
      : `There is “${similar}”: upper and lower case differ`;
  return {
    code: "not-found",
    message: `"/${path}": not found: nothing of that name is there to copy, and the build fails. ${advice}.`,
  };
}

function badPattern(pattern: string): CopyProblem {
  return {
    code: "bad-pattern",
    message: `syntax error in pattern: “${pattern}” cannot be read, and the build fails on it. Close every “[” and put something in it.`,
  };
}
