import { absoluteSpan } from "@stagemap/syntax";
import type { SyntaxTree } from "@stagemap/syntax";
import { readGlobalScope } from "./global-scope.ts";
import { resolveGraph } from "./graph.ts";
import { checkInstruction } from "./instruction-problems.ts";
import { createStageKeys } from "./keys.ts";
import { readStage, stageName } from "./stage.ts";
import type { Model, ModelProblem, Stage, StageKey } from "./types.ts";

export interface ModelOptions {
  /** The key of the stage to build; null, or a key that no stage has, builds the last. It is the value of TARGETSTAGE. */
  readonly target: StageKey | null;
}

/**
 * What the tree's Dockerfile means. With the model of an earlier version, stages whose text and scope did not change are the
 * same objects. Never throws: what BuildKit would refuse stands among the problems, and the rest is there all the same.
 */
export function buildModel(tree: SyntaxTree, options: ModelOptions, previous?: Model): Model {
  const stageItems = tree.items.flatMap((item, index) =>
    item.kind === "instruction" && item.instruction.name === "FROM" ? [index] : [],
  );
  const firstFrom = stageItems[0] ?? tree.items.length;
  const targetStage = options.target ?? lastStageName(tree, stageItems) ?? "default";
  const globals = readGlobalScope(tree, firstFrom, targetStage, previous?.globals ?? null);
  stageItems.push(tree.items.length);

  const reusable =
    previous !== undefined && previous.globals === globals && previous.tree.escape === tree.escape
      ? indexByFrom(previous)
      : null;
  const keyOf = createStageKeys();
  const stages: Stage[] = [];
  for (let index = 0; index < stageItems.length - 1; index++) {
    const start = stageItems[index] ?? 0;
    const from = tree.items[start];
    if (from?.kind !== "instruction") continue;
    const items = tree.items.slice(start + 1, stageItems[index + 1]);
    const key = keyOf(stageName(from.instruction), index);
    const old = reusable?.get(from);
    const isSame = old !== undefined && old.stage.key === key && old.stage.index === index;
    stages.push(
      isSame && areSame(old.items, items)
        ? old.stage
        : readStage({ key, index, from, items, globals, escape: tree.escape }),
    );
  }
  const graph = resolveGraph(tree, stages, stageItems);
  const problems = [
    ...problemsBeforeStages(tree, firstFrom, globals),
    ...stages.flatMap((stage) => problemsOfStage(tree, stage, stageItems[stage.index] ?? 0)),
    ...graph.problems,
  ].toSorted((a, b) => a.span.start - b.span.start);
  const { bases, edges } = graph;
  return { tree, globals, stages, stageItems, bases, edges, problems };
}

function lastStageName(tree: SyntaxTree, stageItems: readonly number[]): string | null {
  const item = tree.items[stageItems.at(-1) ?? -1];
  return item?.kind === "instruction" ? stageName(item.instruction) : null;
}

function indexByFrom({ tree, stages, stageItems }: Model) {
  return new Map(
    stages.map((stage, position) => {
      const items = tree.items.slice(
        (stageItems[position] ?? 0) + 1,
        stageItems[position + 1] ?? tree.items.length,
      );
      return [stage.from, { stage, items }] as const;
    }),
  );
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function problemsBeforeStages(
  tree: SyntaxTree,
  firstFrom: number,
  globals: Model["globals"],
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
  for (const { item, word, message } of globals.faults) {
    const span = absoluteSpan(tree, item, word);
    const line = tree.lines[item] ?? 1;
    problems.push({ ...common, code: "expansion", phase: "graph", message, span, line });
  }
  return problems;
}

function problemsOfStage(tree: SyntaxTree, stage: Stage, fromItem: number): ModelProblem[] {
  return stage.problems.map(({ code, phase, message, span, itemOffset }) => ({
    code,
    phase,
    severity: "error",
    message,
    span: absoluteSpan(tree, fromItem + itemOffset, span),
    line: tree.lines[fromItem + itemOffset] ?? 1,
    stage: stage.index,
    step: stage.steps.find((step) => step.itemOffset === itemOffset) ?? null,
  }));
}
