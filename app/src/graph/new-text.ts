import type { Picture } from "@stagemap/analysis";

/**
 * True when the picture shows another file than the one before: no stage and no step in common. Renaming the only
 * stage, or retyping its only step, is not a new text.
 */
export function isNewText(before: Picture, after: Picture): boolean {
  if (before.stages === after.stages) return false;
  const known = new Set(before.stages.flatMap(traces));
  return !after.stages.some((stage) => traces(stage).some((trace) => known.has(trace)));
}

function traces(stage: Picture["stages"][number]): string[] {
  const steps = stage.steps.map(({ keyword, summary }) => `step ${keyword} ${summary}`);
  const name = stage.name === null ? [] : [`stage ${stage.key}`];
  return [...name, `base ${stage.base.label}`, ...steps];
}
