import type { StageParts } from "./share-texts.ts";

/** The comment lines of a text, those between continued lines included, without heredocs' own. */
export function commentsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("#"));
}

/** Comments above a step and in it that are not known yet, each once. */
export function strayComments(
  part: StageParts | null,
  step: number,
  known: ReadonlySet<string>,
): readonly string[] {
  if (part === null) return [];
  const above = part.cut(step).above.length;
  const text = part.cut(step + 1).above.slice(above);
  const bodies = part.bodies(step);
  return [...new Set(commentsOf(bodies === "" ? text : text.replace(bodies, "")))].filter(
    (comment) => !known.has(comment),
  );
}
