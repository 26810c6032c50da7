import { readPattern } from "@stagemap/dockerignore";
import { MANAGERS } from "@stagemap/shell";
import { baseName } from "./paths.ts";

const PATTERNS = MANAGERS.flatMap(({ manifests, lockFiles }) => [...manifests, ...lockFiles])
  .map(baseName)
  // Some stand for all files of a folder, which says nothing of a name.
  .filter((name) => /[A-Za-z]{3}/.test(name))
  .flatMap((pattern) => readPattern(pattern) ?? []);

/** True for a file that names what a project depends on: "package.json", "go.sum". */
export function isManifest(path: string): boolean {
  const name = baseName(path);
  return PATTERNS.some(({ matches }) => matches(name));
}
