import { runChecks } from "@stagemap/checks";
import type { RuleFinding } from "@stagemap/checks";
import type { Model } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import type { Problem, RuleView } from "./view.ts";

/**
 * What the checks find, as problems. An instruction that BuildKit refuses, for one of the `errors`, is not checked as well. In
 * a stage that the target does not need a warning is a note.
 */
export function findingProblems(
  model: Model,
  needed: ReadonlySet<number>,
  errors: readonly Problem[],
): Problem[] {
  return runChecks(model)
    .filter((finding) => !errors.some((error) => isSamePlace(error, finding)))
    .map((finding): Problem => {
      const { rule, message, span, line, site } = finding;
      const stage = site?.stage ?? null;
      const isElsewhere = stage !== null && !needed.has(stage.index);
      return {
        code: `check/${rule.id}`,
        severity: isElsewhere && rule.severity === "warning" ? "info" : rule.severity,
        message,
        span,
        line,
        stage: stage?.key ?? null,
        step: site?.step?.key ?? null,
        rule: viewOf(finding),
      };
    });
}

function isSamePlace(error: Problem, finding: RuleFinding): boolean {
  const isInside = error.span.start >= finding.span.start && error.span.start < finding.span.end;
  return isInside || error.line === finding.line;
}

function viewOf({ rule }: RuleFinding): RuleView {
  const { id, summary, rationale, source } = rule;
  return { id, summary, rationale, source };
}

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
