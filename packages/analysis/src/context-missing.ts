import type { ContextTrace } from "@stagemap/cache";
import type { IgnoreMatcher } from "@stagemap/dockerignore";
import type { Columns } from "./context-report.ts";
import { failingSources, keptFiles } from "./context-problems.ts";
import type { KeptFiles } from "./context-problems.ts";

/** For each taker the sources that nothing fits, so that the build fails. */
export function missingOf(
  { takers }: ContextTrace,
  { paths }: Columns,
  matcher: IgnoreMatcher,
): readonly (readonly string[])[] {
  let kept: KeptFiles | null = null;
  return takers.map((taker) => {
    const { sources } = taker.selection;
    // What takes something by its only source has found it; to look closer costs a look at every file.
    if (sources.length === 1 && taker.files > 0) return [];
    kept ??= keptFiles(paths, matcher);
    return failingSources(taker, kept).map(({ index }) => sources[index] ?? "");
  });
}
