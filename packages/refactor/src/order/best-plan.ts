import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Stage, Step } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import type { Note, Reason } from "../plan.ts";
import { planRefactoring } from "../refactoring.ts";
import { splitCopy } from "../refactorings/split-copy.ts";
import { modelOfText } from "../text-model.ts";
import { lineOf, titleOf } from "../words.ts";
import { planOrder } from "./plan-order.ts";
import type { OrderOptions, OrderPlan } from "./plan-order.ts";
import { traceMoves } from "./trace-moves.ts";
import type { TracedMove } from "./trace-moves.ts";

export interface BestOptions extends OrderOptions {
  /** True to split copies of sources before an install where that gains; the default is true. */
  readonly hasRewrites?: boolean;
  /** The build context's files by their paths; null when they are not known. */
  readonly files?: readonly string[] | null;
}

/** Everything that makes a text faster to rebuild, one step after the other. */
export interface BestPlan {
  /** In the order in which they are to be made; empty when there is nothing to gain. */
  readonly steps: readonly BestStep[];
  /** The text at the end. */
  readonly text: string;
  /** Expected seconds of a build, before and at the end. */
  readonly before: number;
  readonly after: number;
  /** True when no order of the steps is better; what rewrites add is not part of that proof. */
  readonly isProven: boolean;
  /** The steps that stand elsewhere at the end, in text order. */
  readonly moves: readonly TracedMove[];
  readonly notes: readonly Note[];
  /** Why a copy of sources before an install stays as it is. */
  readonly refusals: readonly Reason[];
}

export interface BestStep {
  readonly kind: "split-copy" | "order";
  /** What it does: a sentence. */
  readonly title: string;
  /** Of the text that the step before it leaves. */
  readonly edits: readonly TextEdit[];
  readonly before: number;
  readonly after: number;
}

/** What a rewrite has to gain at least, in seconds of an expected build. */
const LEAST_GAIN = 1;

interface Progress {
  readonly model: Model;
  readonly order: OrderPlan;
  readonly steps: readonly BestStep[];
  readonly notes: readonly Note[];
  /** What rewrites say of the lines that they split, by the line's text. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly refusals: readonly Reason[];
}

/** The best order of a text's steps together with the rewrites that make a better one possible. Never throws. */
export function planBest(model: Model, options: BestOptions = {}): BestPlan {
  const order = planOrder(model, options);
  const start: Progress = {
    model,
    order,
    steps: [],
    notes: [],
    reasons: new Map(),
    refusals: [],
  };
  const split = options.hasRewrites === false ? start : withSplits(start, options);
  const edits = split.order.plan.ok ? split.order.plan.edits : [];
  const text = applyEdits(split.model.tree.source, edits);
  const { before, after, isProven } = split.order;
  const steps: readonly BestStep[] =
    edits.length === 0
      ? split.steps
      : [
          ...split.steps,
          { kind: "order", title: "Put the steps into their best order.", edits, before, after },
        ];
  const orderNotes = split.order.plan.ok ? split.order.plan.notes : [];
  return {
    steps,
    text,
    before: order.before,
    after: steps.length === 0 ? order.before : after,
    isProven,
    moves: traceMoves(model, modelOfText(model, text), {
      reasons: reasonsOf(split),
    }),
    notes: distinct([...split.notes, ...(edits.length === 0 ? [] : orderNotes)]),
    refusals: split.refusals,
  };
}

/** Splits the first copy that gains, again and again. */
function withSplits(start: Progress, options: BestOptions): Progress {
  let progress = start;
  for (const { line } of candidates(start.model, options)) {
    // Above the line nothing has changed that was not split there, so it is found by its text.
    const now = candidates(progress.model, options).find((each) => each.line === line);
    if (now !== undefined) progress = withSplit(progress, now, options);
  }
  return progress;
}

interface Candidate {
  readonly stage: Stage;
  readonly step: Step;
  /** The stage and the text, by which it is found again. */
  readonly line: string;
}

function candidates(model: Model, options: BestOptions): readonly Candidate[] {
  const target = targetNumber(model, options.target ?? null);
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const fixed = new Set(options.fixed);
  return model.stages
    .filter(
      ({ index, key }) =>
        needed.has(index) && !model.replaced.has(index) && options.stages?.includes(key) !== false,
    )
    .flatMap((stage) =>
      stage.steps
        .filter(({ contextPaths, key }) => contextPaths !== null && !fixed.has(key))
        .map((step) => ({ stage, step, line: `${stage.key} ${step.item.line.text.trim()}` })),
    );
}

function withSplit(progress: Progress, { stage, step }: Candidate, options: BestOptions): Progress {
  const { model, order } = progress;
  const plan = planRefactoring(model, splitCopy, {
    stage: stage.key,
    step: step.key,
    files: options.files ?? null,
  });
  if (!plan.ok) {
    const line = lineOf(model, stage, step);
    const reasons = plan.reasons
      .filter(({ message }) => /stays behind the sources|several packages/.test(message))
      .map(({ message }) => ({ message, step: step.key, line }));
    return { ...progress, refusals: [...progress.refusals, ...reasons] };
  }
  const next = modelOfText(model, applyEdits(model.tree.source, plan.edits));
  const found = planOrder(next, options);
  const gain = order.after - found.after;
  if (gain < LEAST_GAIN) return progress;
  const added = addedLines(next, stage);
  const what = added.length === 0 ? "The install" : added.join(" and ");
  const title = `${what} ${added.length > 1 ? "come" : "comes"} before the sources, so that a change of these fetches nothing again: about ${Math.round(gain)} s less a build.`;
  return {
    model: next,
    order: found,
    steps: [
      ...progress.steps,
      { kind: "split-copy", title, edits: plan.edits, before: order.after, after: found.after },
    ],
    notes: [...progress.notes, ...plan.notes],
    reasons: new Map([...progress.reasons, [keyOf(stage, step), title]]),
    refusals: progress.refusals,
  };
}

/** The lines that are new in a stage, as one speaks of them; at most two. */
function addedLines(next: Model, stage: Stage): readonly string[] {
  const old = stage.steps.map(({ item }) => item.line.text.trim());
  const steps = next.stages[stage.index]?.steps ?? [];
  // What was cut in two, or got a command in front, is known by how it starts or ends.
  const isNew = ({ item }: Step): boolean => {
    const text = item.line.text.trim();
    return !old.some(
      (each) =>
        each.startsWith(text) || each.endsWith(behindName(text)) || text.endsWith(behindName(each)),
    );
  };
  return steps.filter(isNew).slice(0, 2).map(titleOf);
}

function behindName(text: string): string {
  return text.replace(/^\w+\s+/, "");
}

function keyOf(stage: Stage, step: Step): string {
  return `${stage.key} ${step.item.line.text.trim()}`;
}

/** The reasons of rewrites and of the order's moves, by the stage and the line's text. */
function reasonsOf({ model, order, reasons }: Progress): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (order.plan.ok && order.plan.edits.length > 0) {
    for (const move of order.moves) {
      const stage = model.stages.find(({ key }) => key === move.stage);
      const step = stage?.steps.find(({ key }) => key === move.step);
      if (stage !== undefined && step !== undefined) found.set(keyOf(stage, step), move.reason);
    }
  }
  for (const [key, reason] of reasons) found.set(key, reason);
  return found;
}

function distinct(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}
