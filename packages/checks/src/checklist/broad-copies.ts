import type { CheckContext, Site } from "../rule.ts";

/** COPY and ADD lines of the build context that take all of it, in the given stages, in text order. */
export function broadCopies(context: CheckContext, stages: ReadonlySet<number>): readonly Site[] {
  return context.sites.filter(({ stage, step }) => {
    if (stage !== null && !stages.has(stage.index)) return false;
    return step?.contextPaths?.some(isWholeContext) === true;
  });
}

/** "." and the like. */
function isWholeContext(path: string): boolean {
  return /^(?:\.?\/)*(?:\.|\*{1,2})?\/*$/.test(path) && path !== "";
}
