import { checkText, fixAll, fixesOf, judgeChecklist } from "@stagemap/checks";
import type { CheckedText, RuleFinding, RunOptions } from "@stagemap/checks";
import { targetNumber } from "@stagemap/model";
import { knownEnvironment } from "./image-environment.ts";
import { modelOptions } from "./model-options.ts";
import { inOrder, isError, listProblems } from "./problems.ts";
import type { AnalysisInput, FileReport, FindingReport, Problem, ReportInput } from "./view.ts";

/** Everything that is to be said of one file, each finding with the fixes that were tried out. */
export function reportOn(input: ReportInput): FileReport {
  const { dockerfile, isAll = false, isFixed = false } = input;
  const runOptions = { ...runOptionsOf(input), isAll };
  const given = checkText(dockerfile, {
    modelOptions: modelOptions(input, knownEnvironment),
    runOptions,
  });
  const { after, fixed } = isFixed ? fixAll(given) : { after: given, fixed: 0 };
  const refused = refusalsOf(after);
  const errors = isAll ? [] : refused.filter(isError);
  const findings = after.findings
    .filter((finding) => !errors.some((error) => isSamePlace(error, finding)))
    .map((finding) => findingReport(after, finding));
  return {
    text: after.model.tree.source,
    fixed,
    findings: [...refused.map(refusalReport), ...findings].toSorted(
      (a, b) => a.span.start - b.span.start,
    ),
    checklist: judgeChecklist(after),
  };
}

/** How the checks are to be run. */
export function runOptionsOf({ dockerignore = null, ruleSettings }: AnalysisInput): RunOptions {
  return { dockerignore, ...(ruleSettings === undefined ? {} : { settings: ruleSettings }) };
}

/** True when a finding is about what BuildKit refuses anyway. */
export function isSamePlace(error: Problem, { span, line }: RuleFinding): boolean {
  const isInside = error.span.start >= span.start && error.span.start < span.end;
  return isInside || error.line === line;
}

function findingReport(checked: CheckedText, finding: RuleFinding): FindingReport {
  const { rule, aliases, severity, span, message } = finding;
  const fixes = fixesOf(checked, finding);
  const isSafe = fixes.some((fix) => fix.safety === "safe" && fix.newFiles === undefined);
  return {
    rule: rule.id,
    aliases,
    severity,
    span,
    message,
    summary: rule.summary,
    source: rule.source,
    fix: fixes[0] === undefined ? null : { title: fixes[0].title, isSafe },
  };
}

/** What BuildKit refuses. A text without any FROM is a fragment, which is said once and not of every line. */
function refusalsOf({ model, modelOptions: { target } }: CheckedText): readonly Problem[] {
  const problems = inOrder(listProblems(model, targetNumber(model, target)));
  if (model.stages.length > 0) return problems;
  const [first, ...others] = problems.filter(({ code }) => code === "model/no-stage");
  const rest = problems.filter((problem) => problem !== first && !others.includes(problem));
  if (first === undefined) return rest;
  const message = "There is no FROM: this is read as a part of a Dockerfile, which cannot be built";
  return [{ ...first, severity: "info", message }, ...rest];
}

function refusalReport({ code, severity, span, message }: Problem): FindingReport {
  return {
    rule: code,
    aliases: [],
    severity,
    span,
    message,
    summary: "BuildKit accepts the file.",
    source: "https://docs.docker.com/reference/dockerfile/",
    fix: null,
  };
}
