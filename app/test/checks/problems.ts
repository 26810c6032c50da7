import type { Problem, RuleView } from "@stagemap/analysis";

export function ruleNamed(id: string, part: Partial<RuleView> = {}): RuleView {
  return {
    id,
    origin: "hadolint",
    severity: "warning",
    summary: `What ${id} wants.`,
    rationale: "Because.",
    source: "https://example.org/",
    examples: [],
    good: [],
    group: null,
    sameAs: [],
    isOffByDefault: false,
    ...part,
  };
}

export function problemOf(rule: RuleView | null, part: Partial<Problem> = {}): Problem {
  return {
    code: rule === null ? "syntax/x" : `check/${rule.id}`,
    severity: "warning",
    message: "wrong",
    span: { start: 0, end: 1 },
    line: 1,
    stage: "a",
    step: "a/1",
    ...(rule !== null && { rule }),
    ...part,
  };
}
