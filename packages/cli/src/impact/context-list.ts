import type { Context, FileChange } from "@stagemap/analysis";
import { posix } from "node:path";

/** The paths of a list, one a line. */
export function readList(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map(cleanPath)
    .filter((path) => path !== "");
}

export interface ContextList {
  readonly paths: readonly string[];
  /** Sentences on what was left out, or on a list that does not look like one. */
  readonly notes: readonly string[];
}

/** The paths of a list as git, find, ls and their like print it, or one a line. An empty list is one. */
export function readContextList(text: string, readFileList: Context["readFileList"]): ContextList {
  if (text.trim() === "") return { paths: [], notes: [] };
  const { files, notes, problem } = readFileList(text);
  if (problem === null) return { paths: files.map(({ path }) => path), notes };
  return { paths: readList(text), notes: [problem] };
}

export interface NamedChanges {
  readonly changes: readonly FileChange[];
  /** What was named and is not in the list. */
  readonly unlisted: readonly string[];
  /** What was named and lies above the context's folder. */
  readonly outside: readonly string[];
}

export interface KnownContext {
  /** The paths of the context; null when they are not known. */
  readonly files: readonly string[] | null;
  /** Its top folder, absolute. */
  readonly folder: string;
}

/** What names stand for: a file, or all files of a folder in the list. Without a list every name is a file. */
export function namedChanges(
  names: readonly string[],
  { files, folder }: KnownContext,
): NamedChanges {
  const known = new Set(files);
  const paths = new Set<string>();
  const unlisted: string[] = [];
  const outside = names.filter((name) => posix.normalize(name).startsWith(".."));
  for (const name of names) {
    if (outside.includes(name)) continue;
    const path = cleanPath(fromFolder(name, folder));
    const inside = (files ?? []).filter((file) => path === "" || file.startsWith(`${path}/`));
    for (const file of inside) paths.add(file);
    if (inside.length > 0 || path === "") continue;
    paths.add(path);
    if (files !== null && !known.has(path)) unlisted.push(name);
  }
  const changes = [...paths].map((path): FileChange => ({ path, kind: "content" }));
  return { changes, unlisted, outside };
}

/** A path of the computer that lies in the context's folder, from there on; any other as it is: "/src" is "src", as in COPY. */
function fromFolder(name: string, folder: string): string {
  const below = posix.relative(folder, name);
  const isBelow = posix.isAbsolute(name) && folder !== "/" && !below.startsWith("..");
  return isBelow ? below : name;
}

/** From the context's top folder: without "./" or "/" in front. */
function cleanPath(path: string): string {
  const cleaned = posix.join("/", path).replace(/\/$/, "");
  return cleaned.slice(1);
}
