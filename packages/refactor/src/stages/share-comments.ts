import type { StageParts } from "./share-texts.ts";

/** What tools look for above a FROM is about its image; everything else is about the stage. */
const OF_IMAGE =
  /^#\s*(?:hadolint|renovate|dependabot|trivy|checkov|kics|nosemgrep|semgrep|snyk|dockle|tfsec|grype|wiz)\b/i;

/** The comments above a FROM in two: those about the stage, and those that go where its image goes. */
export function headComments(comments: string): { readonly stage: string; readonly image: string } {
  const lines = comments.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return {
    stage: lines.filter((line) => !isOfImage(line)).join(""),
    image: lines.filter(isOfImage).join(""),
  };
}

function isOfImage(line: string): boolean {
  return OF_IMAGE.test(line.trim());
}

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
