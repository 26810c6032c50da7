import type { Picture } from "@stagemap/analysis";

/** Any two Dockerfiles may share a WORKDIR /app; an edit leaves more than this in common. */
const COMMON_IN_AN_EDIT = 0.25;

/**
 * True when the picture shows another file than the one before: hardly a stage or a step in common. A picture of the
 * same shape is not new to the eye: it may be one whose only stage is being renamed, letter by letter.
 */
export function isNewText(before: Picture, after: Picture): boolean {
  if (before.stages === after.stages || hasSameShape(before, after)) return false;
  const known = new Set(before.stages.flatMap(traces));
  const found = new Set(after.stages.flatMap(traces));
  const common = [...found].filter((trace) => known.has(trace)).length;
  return common / Math.max(known.size, found.size) < COMMON_IN_AN_EDIT;
}

function hasSameShape(before: Picture, after: Picture): boolean {
  return (
    before.stages.length === after.stages.length &&
    before.stages.every(({ steps }, index) => steps.length === after.stages[index]?.steps.length)
  );
}

function traces(stage: Picture["stages"][number]): string[] {
  const steps = stage.steps.map(({ keyword, summary }) => `step ${keyword} ${summary}`);
  const name = stage.name === null ? [] : [`stage ${stage.key}`];
  return [...name, `base ${stage.base.label}`, ...steps];
}
