import { absoluteSpan } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import { parseCheckOptions } from "./check-options.ts";
import { EPOCH_ARGUMENT, checkEpoch } from "./epoch.ts";
import type { GlobalScope } from "./global-scope.ts";
import { checkInstruction } from "./instruction-problems.ts";
import type { NamedContexts } from "./named-contexts.ts";
import type { StageScope } from "./stage-scope.ts";
import type { ModelProblem, Stage, StageProblem } from "./types.ts";

export interface ProblemSources {
  readonly tree: SyntaxTree;
  readonly globals: GlobalScope;
  readonly stages: readonly Stage[];
  readonly stageItems: readonly number[];
  readonly scopes: readonly StageScope[];
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly namedContexts: NamedContexts | null;
  readonly graphProblems: readonly ModelProblem[];
}

/** All problems of a model, in text order. */
export function collectProblems(sources: ProblemSources): ModelProblem[] {
  const { tree, globals, stages, stageItems, scopes, graphProblems } = sources;
  const problems = [
    ...optionProblems(tree),
    ...problemsBeforeStages(tree, stageItems[0] ?? 0, globals),
    ...epochProblems(sources),
    ...graphProblems,
  ];
  for (const stage of stages) {
    const whenBuilt = scopes[stage.index]?.problems ?? [];
    if (stage.problems.length === 0 && whenBuilt.length === 0) continue;
    const fromItem = stageItems[stage.index] ?? 0;
    const refused = new Set(stage.problems.map(({ itemOffset }) => itemOffset));
    const own = [
      ...stage.problems,
      // What a refused instruction would do when built is of no interest.
      ...whenBuilt.filter(({ itemOffset }) => !refused.has(itemOffset)),
    ];
    for (const problem of own) problems.push(placeProblem(tree, stage, fromItem, problem));
  }
  return problems.toSorted((a, b) => a.span.start - b.span.start);
}

const NO_PROBLEMS: readonly ModelProblem[] = [];

/** What `# check=` says wrong. Of several such lines, which the parser refuses, the first counts. */
function optionProblems(tree: SyntaxTree): readonly ModelProblem[] {
  for (const [index, item] of tree.items.entries()) {
    if (item.kind !== "directive") return NO_PROBLEMS;
    if (item.name !== "check") continue;
    const options = parseCheckOptions(item.value.text);
    const message = options.ok ? null : `failed to parse check options: ${options.message}`;
    if (message === null) return NO_PROBLEMS;
    const span = absoluteSpan(tree, index, item.value);
    const common = { phase: "options", severity: "error", stage: null, step: null } as const;
    return [{ ...common, code: "check-option", message, span, line: tree.lines[index] ?? 1 }];
  }
  return NO_PROBLEMS;
}

function epochProblems({
  tree,
  stages,
  stageItems,
  globals,
  buildArguments,
  namedContexts,
}: ProblemSources): readonly ModelProblem[] {
  const fault = checkEpoch({
    stages,
    globals,
    buildArguments,
    namedContexts,
    escape: tree.escape,
  });
  if (fault === null) return NO_PROBLEMS;
  const { message, stage } = fault;
  const declaration = globals.declarations.findLast(({ name }) => name === EPOCH_ARGUMENT);
  const item = stage === null ? (declaration?.item ?? 0) : (stageItems[stage.index] ?? 0);
  const word = stage === null ? declaration?.word : stage.from.instruction.keyword;
  const span = absoluteSpan(tree, item, word ?? { from: 0, to: 0 });
  const common = { phase: "epoch", severity: "error", step: null } as const;
  const line = tree.lines[item] ?? 1;
  return [{ ...common, code: "epoch", message, span, line, stage: stage?.index ?? null }];
}

function problemsBeforeStages(
  tree: SyntaxTree,
  firstFrom: number,
  globals: GlobalScope,
): ModelProblem[] {
  const problems: ModelProblem[] = [];
  const common = { severity: "error", stage: null, step: null } as const;
  for (const [index, item] of tree.items.slice(0, firstFrom).entries()) {
    if (item.kind !== "instruction") continue;
    const { instruction } = item;
    const fault = checkInstruction(instruction);
    const line = tree.lines[index] ?? 1;
    if (fault !== null) {
      const { code, message } = fault;
      const span = absoluteSpan(tree, index, fault.span);
      problems.push({ ...common, code, phase: "instruction", message, span, line });
    } else if (instruction.name !== "ARG") {
      const span = absoluteSpan(tree, index, instruction.keyword);
      const message = "no build stage in current context";
      problems.push({ ...common, code: "no-stage", phase: "instruction", message, span, line });
    }
  }
  for (const { item, word, fault } of globals.declarations) {
    if (fault === null) continue;
    const span = absoluteSpan(tree, item, word);
    const line = tree.lines[item] ?? 1;
    const phase = "global-arguments";
    problems.push({ ...common, code: "expansion", phase, message: fault, span, line });
  }
  return problems;
}

function placeProblem(
  tree: SyntaxTree,
  stage: Stage,
  fromItem: number,
  { code, phase, message, span, itemOffset }: StageProblem,
): ModelProblem {
  return {
    code,
    phase,
    severity: "error",
    message,
    span: absoluteSpan(tree, fromItem + itemOffset, span),
    line: tree.lines[fromItem + itemOffset] ?? 1,
    stage: stage.index,
    step: stage.steps.find((step) => step.itemOffset === itemOffset) ?? null,
  };
}
