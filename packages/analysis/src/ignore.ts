import type { TextEdit } from "@stagemap/text";
import type { Problem } from "./view.ts";

const CHECK_COMMENT = /^#[\t ]*check[\t ]*=[\t ]*skip[\t ]*=[\t ]*([^;\s]+)/i;

/**
 * The edits that switch a rule off where the problem is: a `# check=skip=` comment above the instruction, or the rule added to
 * the one that stands there. Empty for what is no rule's problem.
 */
export function ignoreEdits(text: string, { rule, span }: Problem): readonly TextEdit[] {
  if (rule === undefined) return [];
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const aboveStart = lineStart < 2 ? -1 : text.lastIndexOf("\n", lineStart - 2) + 1;
  const above = aboveStart === -1 ? "" : text.slice(aboveStart, lineStart);
  const skipped = CHECK_COMMENT.exec(above);
  if (skipped !== null) {
    const end = aboveStart + skipped[0].length;
    return [{ span: { start: end, end }, newText: `,${rule.id}` }];
  }
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return [
    { span: { start: lineStart, end: lineStart }, newText: `# check=skip=${rule.id}${lineEnd}` },
  ];
}
