import { readPattern } from "@stagemap/dockerignore";
import { MANAGERS } from "@stagemap/shell";
import { baseName } from "./paths.ts";

const NAMES = MANAGERS.flatMap(({ manifests, lockFiles }) => [...manifests, ...lockFiles])
  .map(baseName)
  // Some stand for all files of a folder, which says nothing of a name.
  .filter((name) => /[A-Za-z]{3}/.test(name));
const EXACT: ReadonlySet<string> = new Set(NAMES);
const PATTERNS = [...EXACT]
  .filter((name) => /[*?[]/.test(name))
  .flatMap((name) => readPattern(name) ?? []);

/** True for a file that names what a project depends on: "package.json", "go.sum". */
export function isManifest(path: string): boolean {
  const name = baseName(path);
  return EXACT.has(name) || PATTERNS.some(({ matches }) => matches(name));
}
