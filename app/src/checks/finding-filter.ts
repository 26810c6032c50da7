import type { Problem } from "@stagemap/analysis";
import type { Fixability } from "./fixability.ts";
import type { Finding } from "./finding.ts";

export const severities = ["error", "warning", "info"] as const;

/** Which findings the panel lists, and how. */
export interface FindingFilter {
  readonly query: string;
  readonly hidden: readonly Problem["severity"][];
  readonly isOnlyFixable: boolean;
  /** "" for all, else "from:" and an origin, "group:" and a group, or "rule:" and an id. */
  readonly rule: string;
}

/** What is common to a group of rules. */
const groupNames = { pinning: "Fixed versions" } as const;

/** A choice of the filter's menu of rules. */
export interface RuleChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export function filterFindings(
  findings: readonly Finding[],
  { query, hidden, isOnlyFixable, rule }: FindingFilter,
  fixability: ReadonlyMap<string, Fixability>,
): readonly Finding[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(({ key, problem }) => {
    if (hidden.includes(problem.severity)) return false;
    if (isOnlyFixable && (fixability.get(key) ?? "none") === "none") return false;
    if (rule !== "" && !valuesOf(problem).some(({ value }) => value === rule)) return false;
    const text = searchedText(problem);
    return words.every((word) => text.includes(word));
  });
}

/** What the filter can be set to: origins and groups of rules, then rules, the most frequent first, with their counts. */
export function ruleChoices(findings: readonly Finding[]): {
  readonly groups: readonly RuleChoice[];
  readonly rules: readonly RuleChoice[];
} {
  const choices = new Map<string, RuleChoice>();
  for (const { problem } of findings) {
    for (const { value, label } of valuesOf(problem)) {
      choices.set(value, { value, label, count: (choices.get(value)?.count ?? 0) + 1 });
    }
  }
  const sorted = [...choices.values()].toSorted(
    (a, b) => b.count - a.count || (a.label < b.label ? -1 : 1),
  );
  const isRule = ({ value }: RuleChoice): boolean => value.startsWith("rule:");
  return { groups: sorted.filter((each) => !isRule(each)), rules: sorted.filter(isRule) };
}

/** How people call where a rule comes from. */
export const originNames = {
  refused: "Refused by BuildKit",
  buildkit: "BuildKit’s checks",
  hadolint: "hadolint",
  shellcheck: "ShellCheck",
  stagemap: "Stagemap",
} as const;

function valuesOf({ rule }: Problem): readonly Pick<RuleChoice, "value" | "label">[] {
  if (rule === undefined) return [{ value: "from:refused", label: originNames.refused }];
  const values = [
    { value: `from:${rule.origin}`, label: originNames[rule.origin] },
    { value: ruleFilter(rule.id), label: rule.id },
  ];
  if (rule.group !== null)
    values.push({ value: `group:${rule.group}`, label: groupNames[rule.group] });
  return values;
}

/** The filter that lists the findings of one rule. */
export function ruleFilter(ruleId: string): string {
  return `rule:${ruleId}`;
}

function searchedText({ message, line, rule, aliases = [] }: Problem): string {
  const ids = [rule?.id ?? "", ...aliases, rule?.summary ?? ""].join(" ");
  return `${message} ${ids} line ${line}`.toLowerCase();
}
