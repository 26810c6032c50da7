import { checkText, fixesOf } from "@stagemap/checks";
import type { Example, Fix, Rule, RuleFinding } from "@stagemap/checks";

/** An example as it comes out when its rule is run. */
export interface RunExample {
  /** Without the marks. */
  readonly text: string;
  readonly findings: readonly RuleFinding[];
  /** The best fix of each finding that has one. */
  readonly fixes: readonly Fix[];
}

export function runExample(rule: Rule, { bad, dockerignore }: Example): RunExample {
  const text = bad.replaceAll(/[«»]/g, "");
  const runOptions = { isAll: true, dockerignore: dockerignore ?? null };
  const checked = checkText(text, { modelOptions: { target: null }, runOptions });
  const findings = checked.findings.filter((finding) => finding.rule === rule);
  const fixes = findings.flatMap((finding) => fixesOf(checked, finding).slice(0, 1));
  return { text, findings, fixes };
}
