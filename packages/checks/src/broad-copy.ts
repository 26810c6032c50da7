import type { CheckContext, Site } from "./rule.ts";

/** True for a COPY or ADD that takes the whole build context. */
export function takesWholeContext({ step }: Site): boolean {
  return step?.contextPaths?.some(isWholeContext) === true;
}

/** "." and the like. */
function isWholeContext(path: string): boolean {
  return path !== "" && /^(?:\.?\/)*(?:\.|\*{1,2})?\/*$/.test(path);
}

/** The lines of these stages that take the whole build context, in text order; without stages, those of all. */
export function wholeContextCopies(
  { sites }: CheckContext,
  stages?: ReadonlySet<number>,
): readonly Site[] {
  return sites.filter(
    (site) => takesWholeContext(site) && (stages?.has(site.stage?.index ?? -1) ?? true),
  );
}
