import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Stage, Step, StepKey } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import type { Note, Reason } from "../plan.ts";
import { planRefactoring } from "../refactoring.ts";
import { moveDefinitionDown } from "../refactorings/move-definition-down.ts";
import { splitCopy } from "../refactorings/split-copy.ts";
import { lineOf } from "../words.ts";
import type { OrderOptions } from "./plan-order.ts";

/** "split-copy" copies manifests before an install and the rest after it; "move-definitions" puts ARG and ENV where they are first used. */
export type RewriteKind = "split-copy" | "move-definitions";

/** A text in which one step is rewritten. */
export interface Rewritten {
  readonly kind: RewriteKind;
  /** The model of the text before it. */
  readonly before: Model;
  /** The stage and the step in that. */
  readonly stage: Stage;
  readonly step: Step;
  readonly edits: readonly TextEdit[];
  /** The model of the text after it. */
  readonly model: Model;
  readonly notes: readonly Note[];
}

export interface RewriteOptions extends Pick<OrderOptions, "stages" | "target"> {
  /** The build context's files by their paths; null when they are not known. */
  readonly files: readonly string[] | null;
  /** True for steps that are to stay as they are. */
  readonly isKept: (kind: RewriteKind, step: StepKey) => boolean;
  /** Reads another text as the given one is read. */
  readonly read: (text: string) => Model;
  /** True for a rewrite that is worth it. */
  readonly isWanted: (rewritten: Rewritten) => boolean;
}

/** The last model that rewrites lead to, and why some were refused. */
export interface Rewrites {
  readonly model: Model;
  readonly refusals: readonly Reason[];
}

/** Rewrites one step of the text after another where that is worth it. */
export function rewriteAll(model: Model, kind: RewriteKind, options: RewriteOptions): Rewrites {
  const refusals: Reason[] = [];
  let now = model;
  for (const { stage: first, step: given } of candidates(model, kind, options)) {
    const stage = now.stages.find(({ key }) => key === first.key);
    const step = stage?.steps.find(({ key }) => key === given.key);
    if (stage === undefined || step === undefined) continue;
    const plan = planRefactoring(now, REFACTORINGS_OF[kind], {
      stage: stage.key,
      step: step.key,
      files: options.files,
    });
    if (!plan.ok) {
      const line = lineOf(model, first, given);
      refusals.push(...plan.reasons.map(({ message }) => ({ message, step: step.key, line })));
      continue;
    }
    if (plan.edits.length === 0) continue;
    const { edits, notes } = plan;
    const after = options.read(applyEdits(now.tree.source, edits));
    const rewritten = { kind, before: now, stage, step, edits, model: after, notes };
    if (options.isWanted(rewritten)) now = after;
  }
  return { model: now, refusals };
}

const REFACTORINGS_OF = {
  "split-copy": splitCopy,
  "move-definitions": moveDefinitionDown,
} as const;

const KEYWORDS = {
  "split-copy": ["COPY", "ADD"],
  "move-definitions": ["ARG", "ENV"],
} as const satisfies Record<RewriteKind, readonly string[]>;

interface Candidate {
  readonly stage: Stage;
  readonly step: Step;
}

/** Steps that the rewrite may be for. Definitions come from the last of a stage upwards: what is moved down passes none that moves later. */
function candidates(
  model: Model,
  kind: RewriteKind,
  { stages, target = null, isKept }: RewriteOptions,
): readonly Candidate[] {
  const number = targetNumber(model, target);
  const needed = number === null ? new Set<number>() : neededStages(model, number);
  const keywords: readonly string[] = KEYWORDS[kind];
  return model.stages.flatMap((stage) => {
    const isChosen = stages?.includes(stage.key) !== false;
    if (!isChosen || !needed.has(stage.index) || model.replaced.has(stage.index)) return [];
    const found = stage.steps
      .filter(
        ({ key, item }) => keywords.includes(item.instruction.name ?? "") && !isKept(kind, key),
      )
      .map((step) => ({ stage, step }));
    return kind === "move-definitions" ? found.toReversed() : found;
  });
}

/** The steps of a stage that a definition passes on its way down; empty when it is not found again. */
export function passedBy({ stage, step, model }: Rewritten): readonly Step[] {
  const before = stage.steps.findIndex(({ key }) => key === step.key);
  const after = model.stages[stage.index]?.steps.findIndex(({ key }) => key === step.key) ?? -1;
  return after === -1 ? [] : stage.steps.slice(before + 1, after + 1);
}
