import { syntaxProblems } from "@stagemap/syntax";
import { visitedStages } from "@stagemap/model";
import type { Model, ModelProblem } from "@stagemap/model";
import type { Problem } from "./view.ts";

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const;

/**
 * What BuildKit refuses in the text. An empty text has no problems: there is nothing yet. `target` is the number of the
 * stage to build: what only the building of other stages would meet is a warning.
 */
export function listProblems(model: Model, target: number | null): Problem[] {
  const { tree } = model;
  if (tree.source.trim() === "") return [];
  const found = syntaxProblems(tree);
  const refused = new Set(found.flatMap(({ item }) => (item === null ? [] : [tree.lines[item]])));
  const syntax = found.map(({ code, message, span, item }): Problem => {
    const place = item === null ? null : stepAtItem(model, item);
    return {
      code: `syntax/${code}`,
      severity: "error",
      message,
      span,
      line: item === null ? 1 : lineOf(model, item, span.start),
      stage: place?.stage ?? null,
      step: place?.step ?? null,
    };
  });
  const problems = [...syntax, ...modelProblems(model, target, refused)];
  if (model.stages.length === 0 && problems.every(({ severity }) => severity !== "error")) {
    problems.push(noStages(model));
  }
  return problems;
}

/** True for what makes BuildKit refuse an instruction itself, not merely the lack of a FROM above it. */
export function isError({ severity, code }: Problem): boolean {
  return severity === "error" && code !== "model/no-stage";
}

/** In text order, errors first at one place. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.span.start - b.span.start || SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  );
}

/** The model's problems. An instruction on one of the `refused` lines is not refused a second time for what it lacks. */
function modelProblems(
  model: Model,
  target: number | null,
  refused: ReadonlySet<number | undefined>,
): Problem[] {
  const hasBuildProblem = model.problems.some(isOfBuild);
  const needed = hasBuildProblem && target !== null ? visitedStages(model, target) : null;
  return model.problems
    .filter(({ phase, line }) => phase !== "instruction" || !refused.has(line))
    .map((problem) => {
      const { code, severity, message, span, line, stage, step } = problem;
      const isElsewhere = isOfBuild(problem) && stage !== null && needed?.has(stage) !== true;
      return {
        code: `model/${code}`,
        severity: isElsewhere ? "warning" : severity,
        message: isElsewhere ? `${message} (when this stage is built)` : message,
        span,
        line,
        stage: model.stages[stage ?? -1]?.key ?? null,
        step: step?.key ?? null,
      };
    });
}

/** True for what only a build that needs the stage meets. */
function isOfBuild({ phase }: ModelProblem): boolean {
  return phase === "build" || phase === "triggers";
}

function noStages({ tree }: Model): Problem {
  return {
    code: "model/no-stage",
    severity: "error",
    message: "dockerfile contains no stages to build",
    span: { start: 0, end: tree.source.length },
    line: 1,
    stage: null,
    step: null,
  };
}

function lineOf({ tree }: Model, item: number, offset: number): number {
  const start = tree.starts[item] ?? 0;
  const before = tree.source.slice(start, offset);
  return (tree.lines[item] ?? 1) + before.split("\n").length - 1;
}

/** The stage and the step at an offset; null before the first FROM. */
export function placeAt(
  model: Model,
  offset: number,
): { readonly stage: string; readonly step: string | null } | null {
  return stepAtItem(
    model,
    model.tree.starts.findLastIndex((start) => start <= offset),
  );
}

function stepAtItem(model: Model, item: number): { stage: string; step: string | null } | null {
  const position = model.stageItems.findLastIndex((first) => first <= item);
  const stage = model.stages[position];
  if (stage === undefined) return null;
  const itemOffset = item - (model.stageItems[position] ?? 0);
  const step = stage.steps.find((each) => each.itemOffset === itemOffset);
  return { stage: stage.key, step: step?.key ?? null };
}
