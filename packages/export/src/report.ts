import type { Analysis, ChecklistItemView, Problem } from "@stagemap/analysis";
import { plainText } from "./plain-text.ts";

const SEVERITIES = ["error", "warning", "info"] as const;
const HEADINGS = { error: "Errors", warning: "Warnings", info: "Notes" } as const;

/**
 * What is to be said of a Dockerfile as Markdown, with a line end: what it builds, its problems from the worst on with line and
 * rule, and the checklist. What the user wrote is escaped, so that nothing in it becomes Markdown or HTML.
 */
export function findingsReport(
  {
    picture,
    problems,
    checklist,
    counts,
  }: Pick<Analysis, "picture" | "problems" | "checklist" | "counts">,
  name: string,
): string {
  const target = picture.stages.find(({ key }) => key === picture.target);
  const titles = new Map(picture.stages.map(({ key, title }) => [key, title]));
  const built = `${counts.builtStages} of ${counts.stages} stages`;
  return [
    `# ${escaped(name)}`,
    target === undefined
      ? "There is no stage to build."
      : `Building ${bold(target.title)} takes ${built}, ${counts.steps} steps in all.`,
    ...sections(problems, titles),
    ...(checklist.length === 0 ? [] : ["## Checklist", checklist.map(pointOf).join("\n")]),
  ]
    .join("\n\n")
    .concat("\n");
}

function sections(
  problems: readonly Problem[],
  titles: ReadonlyMap<string, string>,
): readonly string[] {
  if (problems.length === 0) return ["Nothing was found."];
  return SEVERITIES.flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity);
    if (found.length === 0) return [];
    const lines = found.map(({ line, message, stage, rule, code }) => {
      const title = stage === null ? undefined : titles.get(stage);
      const place = title === undefined ? "" : ` in ${bold(title)}`;
      const source = rule === undefined ? code : `[${escaped(rule.id)}](<${address(rule.source)}>)`;
      return `- Line ${line}${place}: ${escaped(message)} (${source})`;
    });
    return [`## ${HEADINGS[severity]} (${found.length})`, lines.join("\n")];
  });
}

function pointOf({ text, verdict, evidence }: ChecklistItemView): string {
  const mark =
    verdict === "does not apply" ? "(does not apply)" : verdict === "done" ? "[x]" : "[ ]";
  return `- ${mark} ${escaped(text)}: ${escaped(evidence)}`;
}

function bold(text: string): string {
  return `**${escaped(text)}**`;
}

/** Only the web, and nothing that would end the address. */
function address(source: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(source) ? source : "";
}

/** Every character that could begin something in Markdown or HTML is taken at its word. */
function escaped(text: string): string {
  return plainText(text)
    .trim()
    .replace(/[\\`*_[\]<>#|~&$]/g, (character) => `\\${character}`);
}
