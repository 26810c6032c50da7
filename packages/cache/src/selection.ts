import { createFilter, hasWildcards, readPattern } from "@stagemap/dockerignore";
import { baseName, contextPath, isWithin, overlap } from "./paths.ts";

/** What COPY or ADD takes, or what a mount shows, out of a folder of files: the build context, a stage or an image. */
export interface Selection {
  /** As written, with variables replaced. */
  readonly sources: readonly string[];
  /** Patterns of --exclude. */
  readonly excludes: readonly string[];
  readonly hasParents: boolean;
  /** For each source the part in front of its first wildcard: nothing is taken that is neither that nor below. */
  readonly roots: readonly string[];
  /** Tells two selections apart: everything here that decides what is taken. */
  readonly text: string;
  /** True when everything is taken, whatever it is. */
  readonly takesAll: boolean;
  /** True when the path is taken. Relative to the folder's top, without a slash in front. */
  readonly takes: (path: string) => boolean;
  /** Where the files of a path land, absolute; null when the path is not taken. Two places where only a look would tell. */
  readonly landing: (path: string) => readonly string[] | null;
  /** True when something at or below the absolute path may be taken. */
  readonly mayTake: (path: string) => boolean;
}

export interface SelectionInput {
  readonly sources: readonly string[];
  /** Patterns of --exclude. */
  readonly excludes: readonly string[];
  readonly hasParents: boolean;
  /** Absolute; "" for a mount, from which nothing lands. */
  readonly destination: string;
  /** True when the destination is written as a folder. */
  readonly isFolder: boolean;
}

type Matches = (path: string) => boolean;

/** One source: the folder or pattern with the names that are wanted below it. */
interface Source {
  /** How the path looks from where it is copied: "" for a file that is named itself; null when it is not taken. */
  readonly relative: (path: string) => string | null;
  /** The part of its path in front of the first wildcard. */
  readonly root: string;
}

/** Reads sources as BuildKit's copy does (dockerfile2llb/convert_copy.go; a folder means what is in it). */
export function createSelection(input: SelectionInput): Selection {
  const { sources, excludes, hasParents } = input;
  const read = sources.map((source) => (hasParents ? readParents(source) : readSource(source)));
  const isExcluded = excludes.length === 0 ? null : createFilter(excludes);
  const roots = read.map(({ root }) => root);
  const plain = sources.map((source) => (hasParents ? source : contextPath(source)));
  const accepts = (rest: string | null): rest is string =>
    // A file that a source names itself is never excluded: BuildKit asks in folders only.
    rest !== null && (rest === "" || isExcluded?.(rest) !== true);
  return {
    sources,
    excludes,
    hasParents,
    roots,
    takesAll: !hasParents && excludes.length === 0 && plain.includes(""),
    takes: (path) => read.some(({ relative }) => accepts(relative(path))),
    text: [...plain, "--exclude", ...excludes, hasParents ? "--parents" : ""].join("\n"),
    landing(path) {
      const places = new Set<string>();
      for (const { relative } of read) {
        const rest = relative(path);
        if (!accepts(rest)) continue;
        for (const place of placesOf(path, rest, input)) places.add(place);
      }
      return places.size === 0 ? null : [...places];
    },
    mayTake: (path) => roots.some((root) => overlap(`/${root}`, path)),
  };
}

function placesOf(path: string, rest: string, input: SelectionInput): readonly string[] {
  const { destination, isFolder, sources, hasParents } = input;
  if (destination === "") return [`/${path}`];
  if (rest !== "" || hasParents) return [inFolder(destination, rest)];
  const inside = inFolder(destination, baseName(path));
  // "COPY a b" writes the file b, or b/a when the folder b is there already.
  return isFolder || sources.length > 1 ? [inside] : [destination, inside];
}

/** Both are clean already: there are many files, and nothing is left to resolve. */
function inFolder(folder: string, path: string): string {
  return folder === "/" ? `/${path}` : `${folder}/${path}`;
}

/** With --parents the whole path lands, or what stands behind "/./". */
function readParents(source: string): Source {
  const pivot = source.indexOf("/./");
  const folder = pivot === -1 ? "" : source.slice(0, pivot);
  const origin = readSource(folder);
  const isWild = hasWildcards(folder);
  const pattern = contextPath(pivot === -1 ? source : source.slice(pivot + 3));
  const matches = createFilter([pattern]);
  const plain = /^[^*?[\\]*/.exec(pattern)?.[0] ?? "";
  const root = plain === pattern ? plain : plain.slice(0, Math.max(plain.lastIndexOf("/"), 0));
  return {
    root: isWild ? origin.root : [origin.root, root].filter((part) => part !== "").join("/"),
    relative(path) {
      const rest = origin.relative(path);
      // A file in front of "/./" is copied itself, whatever stands behind.
      return rest === null || rest === "" || matches(rest) ? rest : null;
    },
  };
}

function readSource(source: string): Source {
  const path = contextPath(source);
  if (!hasWildcards(path)) {
    return { root: path, relative: (each) => below(each, path) };
  }
  const parts = path.split("/");
  const first = parts.findIndex(hasWildcards);
  // In front of the first wildcard a backslash is a letter like others.
  const tests = parts.map((part, index): Matches => {
    if (index < first || !/[*?[\\]/.test(part)) return (name) => name === part;
    return readPattern(part)?.matches ?? (() => false);
  });
  return {
    root: parts.slice(0, first).join("/"),
    relative(each) {
      let from = 0;
      for (const [index, test] of tests.entries()) {
        const end = each.indexOf("/", from);
        if (!test(end === -1 ? each.slice(from) : each.slice(from, end))) return null;
        if (end === -1) return index === tests.length - 1 ? "" : null;
        from = end + 1;
      }
      return each.slice(from);
    },
  };
}

function below(path: string, folder: string): string | null {
  if (!isWithin(path, folder)) return null;
  return folder === "" ? path : path.slice(folder.length + 1);
}
