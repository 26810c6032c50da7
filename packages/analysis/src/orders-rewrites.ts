import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Stage, Step, StepKey } from "@stagemap/model";
import { planRefactoring, REFACTORINGS } from "@stagemap/refactor";
import type { Refactoring } from "@stagemap/refactor";
import { applyEdits } from "@stagemap/text";
import type { OrderQuestion, RewriteKind } from "./view-orders.ts";

/** A text in which one step is rewritten. */
export interface Rewritten {
  readonly kind: RewriteKind;
  /** The model of the text before it. */
  readonly before: Model;
  /** The stage and the step in that. */
  readonly stage: Stage;
  readonly step: Step;
  /** The model of the text after it. */
  readonly model: Model;
  readonly notes: readonly string[];
}

export interface RewriteOptions {
  readonly question: OrderQuestion;
  /** Reads another text as the given one is read. */
  readonly read: (text: string) => Model;
  /** True for a rewrite that is worth it. */
  readonly isWanted: (rewritten: Rewritten) => boolean;
}

/** Rewrites one step after another as long as that is worth it; answers each with the text that it leads to. */
export function rewriteAll(
  model: Model,
  kind: RewriteKind,
  options: RewriteOptions,
): readonly Rewritten[] {
  const refactoring = REFACTORINGS.find(({ id }) => id === IDS[kind]);
  if (refactoring === undefined || !options.question.rewrites.includes(kind)) return [];
  const done: Rewritten[] = [];
  const tried = new Set<StepKey>();
  let now = model;
  for (;;) {
    const next = candidates(now, kind, options.question).find(({ step }) => !tried.has(step.key));
    if (next === undefined) return done;
    tried.add(next.step.key);
    const rewritten = rewrite(now, {
      ...next,
      kind,
      refactoring,
      files: options.question.files,
      read: options.read,
    });
    if (rewritten === null || !options.isWanted(rewritten)) continue;
    done.push(rewritten);
    now = rewritten.model;
  }
}

const IDS = {
  "split-copy": "split-copy",
  "move-definitions": "move-definition-down",
} as const satisfies Record<RewriteKind, string>;

const KEYWORDS = {
  "split-copy": ["COPY"],
  "move-definitions": ["ARG", "ENV"],
} as const satisfies Record<RewriteKind, readonly string[]>;

interface Candidate {
  readonly stage: Stage;
  readonly step: Step;
}

/** Steps that the rewrite may be for, from the last of a stage upwards: what is moved down passes none that moves later. */
function candidates(
  model: Model,
  kind: RewriteKind,
  { stages, target, unwanted }: OrderQuestion,
): readonly Candidate[] {
  const number = targetNumber(model, target);
  const needed = number === null ? new Set<number>() : neededStages(model, number);
  const keywords: readonly string[] = KEYWORDS[kind];
  return model.stages.flatMap((stage) => {
    const isChosen = stages === null || stages.includes(stage.key);
    if (!isChosen || !needed.has(stage.index) || model.replaced.has(stage.index)) return [];
    return stage.steps
      .filter(
        ({ key, item }) =>
          keywords.includes(item.instruction.name ?? "") && !unwanted.includes(`${kind} ${key}`),
      )
      .toReversed()
      .map((step) => ({ stage, step }));
  });
}

interface RewriteInput extends Candidate {
  readonly kind: RewriteKind;
  readonly refactoring: Refactoring;
  readonly files: readonly string[] | null;
  readonly read: (text: string) => Model;
}

function rewrite(
  model: Model,
  { kind, stage, step, refactoring, files, read }: RewriteInput,
): Rewritten | null {
  const plan = planRefactoring(model, refactoring, {
    stage: stage.key,
    step: step.key,
    files,
  });
  if (!plan.ok || plan.edits.length === 0) return null;
  const after = read(applyEdits(model.tree.source, plan.edits));
  const notes = plan.notes.map(({ message }) => message);
  return { kind, before: model, stage, step, model: after, notes };
}

/** The steps of a stage that a definition passes on its way down; empty when it is not found again. */
export function passedBy({ stage, step, model }: Rewritten): readonly Step[] {
  const before = stage.steps.findIndex(({ key }) => key === step.key);
  const after = model.stages[stage.index]?.steps.findIndex(({ key }) => key === step.key) ?? -1;
  return after === -1 ? [] : stage.steps.slice(before + 1, after + 1);
}
