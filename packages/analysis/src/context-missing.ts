import type { ContextTrace } from "@stagemap/cache";
import type { IgnoreMatcher } from "@stagemap/dockerignore";
import type { Columns } from "./context-report.ts";
import { failingSources, keptFiles } from "./context-problems.ts";
import type { KeptFiles } from "./context-problems.ts";
import { FILE_STATES } from "./view-context.ts";

const IGNORED = FILE_STATES.indexOf("ignored");

/** For each taker the sources that nothing fits, so that the build fails. */
export function missingOf(
  { takers }: ContextTrace,
  { paths, states }: Columns,
  matcher: IgnoreMatcher,
): readonly (readonly string[])[] {
  const isIgnored = (path: string): boolean => matcher.decide(path).isIgnored;
  let kept: KeptFiles | null = null;
  return takers.map((taker) => {
    const { sources } = taker.selection;
    // What takes something by its only source has found it; to look closer costs a look at every file.
    const isFound = sources.length === 1 && taker.files > 0;
    // The top folder is there, and patterns may fit nothing in it.
    if (isFound || taker.selection.roots.every((root) => root === "")) return [];
    kept ??= keptFiles(
      paths,
      paths.filter((_, at) => states[at] !== IGNORED),
      isIgnored,
    );
    return failingSources(taker, kept).map(({ index }) => sources[index] ?? "");
  });
}
