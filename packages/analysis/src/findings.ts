import {
  checkModel,
  checkText,
  fixAll,
  fixesOf,
  judgeChecklist,
  parseSettings,
  rules as allRules,
} from "@stagemap/checks";
import type { CheckedText, Example, Rule, RuleFinding } from "@stagemap/checks";
import type { CheckResult, Checks } from "./checks.ts";
import { contextProblems } from "./context-problems.ts";
import { placeAt } from "./problems.ts";
import { differences } from "./differences.ts";
import { knownEnvironment } from "./image-environment.ts";
import { isSamePlace, reportOn, runOptionsOf } from "./report.ts";
import type { Problem, RuleExample, RuleView } from "./view.ts";

/** The checks of one document after another, with their fixes. */
export function createChecks(): Checks {
  let checked: CheckedText | null = null;

  function findingOf(problem: Problem): RuleFinding | undefined {
    return checked?.findings.find(
      ({ rule, span, message }) =>
        rule.id === problem.rule?.id &&
        span.start === problem.span.start &&
        span.end === problem.span.end &&
        message === problem.message,
    );
  }

  return {
    rules: allRules.map(viewOf),
    environmentOf: knownEnvironment,
    parseSettings,
    reportOn,
    check(input, { model, modelOptions, errors }): CheckResult {
      const count = instructionCount(model);
      if (count > MOST_INSTRUCTIONS) {
        checked = null;
        return { problems: [leftOut(count)], checklist: [] };
      }
      checked = checkModel(model, { modelOptions, runOptions: runOptionsOf(input) });
      return {
        problems: [...problemsOf(checked, errors), ...contextProblems(model, input)],
        checklist: judgeChecklist(checked),
      };
    },
    fixesOf(problem) {
      const finding = findingOf(problem);
      if (checked === null || finding === undefined) return [];
      return fixesOf(checked, finding).map((fix) => ({ ...fix, newFiles: fix.newFiles ?? [] }));
    },
    fixAll(isChosen) {
      if (checked === null) return { edits: [], fixed: 0 };
      const { after, fixed } = fixAll(checked, isChosen && (({ rule }) => isChosen(rule.id)));
      const edits = differences(checked.model.tree.source, after.model.tree.source);
      return { edits, fixed };
    },
  };
}

/** Checking more than that takes longer than anybody wants to wait at every keystroke. Real files have a tenth of it. */
const MOST_INSTRUCTIONS = 5000;

function instructionCount({ tree }: CheckedText["model"]): number {
  return tree.items.reduce((count, { kind }) => count + (kind === "instruction" ? 1 : 0), 0);
}

function leftOut(count: number): Problem {
  return {
    code: "check/left-out",
    severity: "info",
    message: `The checks are left out: this text has ${count.toLocaleString("en")} instructions, and up to ${MOST_INSTRUCTIONS.toLocaleString("en")} are checked while you type. The command line checks any number.`,
    span: { start: 0, end: 0 },
    line: 1,
    stage: null,
    step: null,
  };
}

/** What the checks find, as problems. An instruction that BuildKit refuses, for one of the `errors`, is not checked as well. */
function problemsOf({ model, findings }: CheckedText, errors: readonly Problem[]): Problem[] {
  return findings
    .filter((finding) => !errors.some((error) => isSamePlace(error, finding)))
    .map((finding): Problem => {
      const { rule, aliases, severity, message, span, line, site } = finding;
      return {
        code: `check/${rule.id}`,
        severity: severity === "style" ? "info" : severity,
        message,
        span,
        line,
        // What only the whole file can skip stands somewhere all the same.
        ...(site === null
          ? (placeAt(model, span.start) ?? nowhere)
          : { stage: site.stage?.key ?? null, step: site.step?.key ?? null }),
        rule: viewOf(rule),
        aliases,
        skippedBy: site === null ? "directive" : "comment",
      };
    });
}

const nowhere = { stage: null, step: null };

/** One object a rule, so that equal problems stay equal. */
const views: ReadonlyMap<Rule, RuleView> = new Map(
  allRules.map((rule) => [rule, createView(rule)]),
);

function viewOf(rule: Rule): RuleView {
  return views.get(rule) ?? createView(rule);
}

/** The rules that say the same and speak in its place. */
function leadersOf({ sameAs }: Rule): readonly string[] {
  return typeof sameAs === "string" ? [sameAs] : (sameAs ?? []);
}

function createView(rule: Rule): RuleView {
  const { id, origin, severity, summary, rationale, source, good } = rule;
  const others = allRules.filter(
    (other) => leadersOf(other).includes(id) || leadersOf(rule).includes(other.id),
  );
  return {
    id,
    origin,
    severity,
    summary,
    rationale,
    source,
    examples: rule.examples.map((example) => exampleOf(rule, example)),
    good,
    group: rule.group ?? null,
    sameAs: others.map((other) => other.id).toSorted(),
    isOffByDefault: rule.isOffByDefault === true || rule.isExperimental === true,
  };
}

function exampleOf(rule: Rule, { bad, fixed, dockerignore, newFile }: Example): RuleExample {
  const view = { bad, dockerignore: dockerignore ?? null, fixed: fixed ?? null };
  return { ...view, newFiles: newFile === undefined ? [] : newFilesOf(rule, view) };
}

/** What the first fix of an example makes. */
function newFilesOf(
  rule: Rule,
  { bad, dockerignore }: Pick<RuleExample, "bad" | "dockerignore">,
): RuleExample["newFiles"] {
  const text = bad.replaceAll(/[«»]/g, "");
  const checked = checkText(text, { modelOptions: { target: null }, runOptions: { dockerignore } });
  const finding = checked.findings.find((each) => each.rule === rule);
  const [fix] = finding === undefined ? [] : fixesOf(checked, finding);
  return fix?.newFiles ?? [];
}
