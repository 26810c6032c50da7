import type { FileChange } from "@stagemap/analysis";
import { posix } from "node:path";

/** The paths of a list, one a line, as `git ls-files` and `find . -type f` print them. */
export function readList(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\r$/, ""))
    .filter((line) => line !== "")
    .map(cleanPath)
    .filter((path) => path !== "");
}

export interface NamedChanges {
  readonly changes: readonly FileChange[];
  /** What was named and is not in the list. */
  readonly unlisted: readonly string[];
}

/** What names stand for: a file, or all files of a folder in the list. Without a list every name is a file. */
export function namedChanges(
  names: readonly string[],
  files: readonly string[] | null,
): NamedChanges {
  const known = new Set(files);
  const paths = new Set<string>();
  const unlisted: string[] = [];
  for (const name of names) {
    const path = cleanPath(name);
    const inside = (files ?? []).filter((file) => path === "" || file.startsWith(`${path}/`));
    for (const file of inside) paths.add(file);
    if (inside.length > 0) continue;
    paths.add(path);
    if (files !== null && !known.has(path)) unlisted.push(name);
  }
  const changes = [...paths].map((path): FileChange => ({ path, kind: "content" }));
  return { changes, unlisted };
}

/** From the context's top folder: without "./" or "/" in front. */
function cleanPath(path: string): string {
  const cleaned = posix.join("/", path).replace(/\/$/, "");
  return cleaned.slice(1);
}
