import { DEFAULT_SETTINGS, optionsOfFile, rules, runChecks } from "@stagemap/checks";
import type { Model } from "@stagemap/model";
import { buildRefusal } from "./refusal.ts";

const buildkitRules = rules.filter(({ origin }) => origin === "buildkit");

/** What `docker build --check` finds in all stages with the experimental rule on, in the form of the conformance files. */
export function dumpChecks(model: Model): unknown {
  const refusal = buildRefusal(model, "all");
  if (refusal !== null) return refusal;
  // BuildKit knows nothing of comments to hadolint.
  const settings = { ...DEFAULT_SETTINGS, isIgnorePragmaOff: true };
  const findings = runChecks(model, { isExperimental: true, rules: buildkitRules, settings });
  if (findings.length > 0 && optionsOfFile(model.tree).returnsError) {
    const names = [...new Set(findings.map(({ rule }) => rule.id))].toSorted();
    const error = `lint violation found for rules: ${names.join(", ")}`;
    return { ok: false, error, line: null };
  }
  const rows = findings.map(({ rule, line, message }) => [rule.id, line, message] as const);
  return { ok: true, findings: rows.toSorted(compareRows) };
}

type Row = readonly [rule: string, line: number, message: string];

function compareRows(a: Row, b: Row): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  if (a[1] !== b[1]) return a[1] - b[1];
  return a[2] < b[2] ? -1 : 1;
}
