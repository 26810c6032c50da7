import type { CheckContext, Site } from "./rule.ts";

/** True for a COPY or ADD that takes the whole build context. */
export function takesWholeContext({ step }: Site): boolean {
  return step?.contextPaths?.some(isWholeContext) === true;
}

/** "." and the like. */
function isWholeContext(path: string): boolean {
  return path !== "" && /^(?:\.?\/)*(?:\.|\*{1,2})?\/*$/.test(path);
}

/** The first line of each stage that takes the whole build context, in text order. */
export function wholeContextCopies({ sites }: CheckContext): readonly Site[] {
  return sites.filter(takesWholeContext);
}
