import { checkText } from "@stagemap/checks";
import type { RuleFinding } from "@stagemap/checks";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { knownEnvironment } from "./image-environment.ts";
import { modelOptions } from "./model-options.ts";
import { runOptionsOf } from "./report.ts";
import type { AnalysisInput } from "./view.ts";

/**
 * What the checks find after an edit and did not find before, a sentence for each rule that finds more. Counted by rule: lines
 * and names move with an action, and a finding that only moved is no new one.
 */
export function gainedFindings(
  input: AnalysisInput,
  edits: readonly TextEdit[],
): readonly string[] {
  const before = byRule(input);
  const after = byRule({ ...input, dockerfile: applyEdits(input.dockerfile, edits) });
  return [...after].flatMap(([rule, findings]) => {
    const more = findings.length - (before.get(rule)?.length ?? 0);
    const [first] = findings;
    if (more <= 0 || first === undefined) return [];
    const count = more === 1 ? "a finding" : `${more} findings`;
    return [`Gains ${count} of ${rule}: ${first.rule.summary}`];
  });
}

/** Sorted by the rules' ids, so that the sentences have one order. */
function byRule(input: AnalysisInput): ReadonlyMap<string, readonly RuleFinding[]> {
  const { findings } = checkText(input.dockerfile, {
    modelOptions: modelOptions(input, knownEnvironment),
    runOptions: runOptionsOf(input),
  });
  const found = new Map<string, RuleFinding[]>();
  for (const finding of findings.toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1))) {
    const { id } = finding.rule;
    found.set(id, [...(found.get(id) ?? []), finding]);
  }
  return found;
}
