import type { Picture, Problem } from "./view.ts";

/** A picture that was shown, with the errors that its text had. */
export interface ShownPicture {
  readonly picture: Picture;
  /** Code and message of each error. */
  readonly errors: ReadonlySet<string>;
}

/**
 * True when the new text is half-typed: it has an error that the shown one had not, and a stage has gone missing with it. Then
 * the shown picture stays, because the line being typed is most likely the one that will bring the stage back. An error that
 * costs no stage does not stop the picture, and deleting a stage without an error takes it away at once.
 */
export function isHalfTyped(
  shown: ShownPicture,
  next: Picture,
  problems: readonly Problem[],
): boolean {
  if (shown.picture.stages.length === 0) return false;
  const keys = new Set(next.stages.map(({ key }) => key));
  const lost = shown.picture.stages.filter(({ key }) => !keys.has(key)).length;
  if (lost === 0 || lost > MOST_LOST) return false;
  return [...errorSet(problems)].some((error) => !shown.errors.has(error));
}

/** A line that is being typed hides one stage, or renames one; losing more means another text. */
const MOST_LOST = 2;

export function errorSet(problems: readonly Problem[]): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ severity, code, message }) =>
      severity === "error" ? [`${code} ${message}`] : [],
    ),
  );
}
