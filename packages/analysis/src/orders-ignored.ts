import { createMatcher, parseIgnoreFile } from "@stagemap/dockerignore";
import { purposeOf } from "@stagemap/refactor";

/** What documentation and CI are mostly called. */
const DOCUMENTATION = ["README.md", "docs/guide.md", ".github/workflows/ci.yml"];

/** Lines that leave it out. */
export const LEAVE_OUT_DOCUMENTATION = "*.md\ndocs\n.github\n";

/** The build context, as far as it is known. */
export interface KnownContext {
  readonly dockerignore?: string | null | undefined;
  /** The paths of its files; null when they are not known. */
  readonly files?: readonly string[] | null | undefined;
}

/**
 * The scenarios that never get into the build context, because .dockerignore leaves out all that they are about. Sources and
 * dependencies always get there, if only as what was built of them before.
 */
export function ignoredScenarios({ dockerignore, files }: KnownContext): ReadonlySet<string> {
  const ignored = new Set<string>();
  if (dockerignore === null || dockerignore === undefined || dockerignore === "") return ignored;
  const { decide } = createMatcher(parseIgnoreFile(dockerignore));
  for (const id of ["documentation", "other"] as const) {
    const own = (files ?? []).filter((path) => purposeOf(path) === id);
    const paths = own.length === 0 && id === "documentation" ? DOCUMENTATION : own;
    if (paths.length > 0 && paths.every((path) => decide(path).isIgnored)) ignored.add(id);
  }
  return ignored;
}
