import type { Model, Stage, Step } from "@stagemap/model";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import type { Note, Reason } from "../plan.ts";
import { modelOfText } from "../text-model.ts";
import { titleOf } from "../words.ts";
import { planOrder } from "./plan-order.ts";
import type { OrderOptions, OrderPlan } from "./plan-order.ts";
import { passedBy, rewriteAll } from "./rewrites.ts";
import type { RewriteKind, RewriteOptions, Rewrites, Rewritten } from "./rewrites.ts";
import { traceMoves } from "./trace-moves.ts";
import type { TracedMove } from "./trace-moves.ts";

export interface BestOptions extends OrderOptions {
  /** What may be rewritten to make a better order possible; copies alone when absent. */
  readonly rewrites?: readonly RewriteKind[];
  /** The build context's files by their paths; null when they are not known. */
  readonly files?: readonly string[] | null;
  /** True for steps that no rewrite of a kind is to change. */
  readonly isKept?: RewriteOptions["isKept"];
  /** Reads another text as the given one was read. */
  readonly read?: (text: string) => Model;
}

/** Everything that makes a text faster to rebuild, one step after the other. */
export interface BestPlan {
  /** In the order in which they are to be made; empty when there is nothing to gain. */
  readonly steps: readonly BestStep[];
  /** The text at the end, and its model. */
  readonly text: string;
  readonly last: Model;
  /** Expected seconds of a build, before and at the end. */
  readonly before: number;
  readonly after: number;
  /** True when no order of the steps is better; what rewrites add is not part of that proof. */
  readonly isProven: boolean;
  /** Copies first, then definitions. */
  readonly rewrites: readonly RewriteGain[];
  /** The text with all rewrites, which is put in order last: what the proof is about. */
  readonly ordered: Model;
  readonly order: OrderPlan;
  /** The steps that stand elsewhere at the end, in text order. */
  readonly moves: readonly TracedMove[];
  readonly notes: readonly Note[];
  /** Why a copy of sources before an install stays as it is. */
  readonly refusals: readonly Reason[];
}

export interface BestStep {
  readonly kind: RewriteKind | "order";
  /** What it does: a sentence. */
  readonly title: string;
  /** Of the text that the step before it leaves. */
  readonly edits: readonly TextEdit[];
  readonly before: number;
  readonly after: number;
}

export interface RewriteGain {
  readonly rewritten: Rewritten;
  /** Expected seconds a build that it saves by itself, what moves add being theirs; with them where it needs them. */
  readonly gain: number;
}

/** What a split has to gain at least, in seconds of an expected build. */
const LEAST_GAIN = 1;
/** Below that a difference is one of arithmetic. */
const NOTHING = 1e-6;

interface Progress {
  readonly steps: BestStep[];
  readonly gains: RewriteGain[];
  /** What rewrites say of the lines that they change, by the line's text. */
  readonly reasons: Map<string, string>;
  /** The best order of the text so far. */
  order: OrderPlan;
}

/** The best order of a text's steps together with the rewrites that make a better one possible. Never throws. */
export function planBest(model: Model, options: BestOptions = {}): BestPlan {
  const read = options.read ?? ((text: string) => modelOfText(model, text));
  const first = planOrder(model, options);
  const progress: Progress = { steps: [], gains: [], reasons: new Map(), order: first };
  const splits = rewritten(model, "split-copy", { options, read, progress });
  const { model: ordered } = rewritten(splits.model, "move-definitions", {
    options,
    read,
    progress,
  });
  const { order, gains, steps } = progress;
  const edits = order.plan.ok ? order.plan.edits : [];
  const orderNotes = order.plan.ok && edits.length > 0 ? order.plan.notes : [];
  const text = applyEdits(ordered.tree.source, edits);
  const last = edits.length === 0 ? ordered : read(text);
  const { before, after, isProven } = order;
  if (edits.length > 0) {
    const title = "Put the steps into their best order.";
    steps.push({ kind: "order", title, edits, before, after });
  }
  return {
    steps,
    text,
    last,
    before: first.before,
    after: steps.length === 0 ? first.before : after,
    isProven,
    rewrites: gains,
    ordered,
    order,
    moves: traceMoves(model, last, { reasons: reasonsOf(ordered, progress) }),
    notes: distinct([...gains.flatMap((each) => each.rewritten.notes), ...orderNotes]),
    refusals: splits.refusals.filter(({ message }) => WORTH_SAYING.test(message)),
  };
}

/** Refusals of copies that look as if they could be split. */
const WORTH_SAYING = /stays behind the sources|several packages/;

interface Rewriting {
  readonly options: BestOptions;
  readonly read: (text: string) => Model;
  readonly progress: Progress;
}

function rewritten(
  model: Model,
  kind: RewriteKind,
  { options, read, progress }: Rewriting,
): Rewrites {
  const { rewrites = ["split-copy"], files = null, isKept = () => false } = options;
  if (!rewrites.includes(kind)) return { model, refusals: [] };
  const fixed = new Set(options.fixed);
  return rewriteAll(model, kind, {
    ...options,
    files,
    isKept: (of, step) => fixed.has(step) || isKept(of, step),
    read,
    isWanted(draft) {
      const isIdle =
        kind === "move-definitions" &&
        !passedBy(draft).some(({ item }) => item.instruction.name === "RUN");
      if (isIdle) return false;
      const { order } = progress;
      const next = planOrder(draft.model, options);
      // Moving a definition down is worth it when a step that takes time no longer waits for its value.
      if (kind === "split-copy" && order.after - next.after < LEAST_GAIN) return false;
      keep(progress, draft, next);
      return true;
    },
  });
}

function keep(progress: Progress, draft: Rewritten, next: OrderPlan): void {
  const { order, steps, gains, reasons } = progress;
  const { kind, stage, step, edits } = draft;
  const title = kind === "split-copy" ? splitTitle(draft, order.after - next.after) : DEFINED;
  steps.push({ kind, title, edits, before: order.after, after: next.after });
  const alone = order.before - next.before;
  const gain = alone > NOTHING ? alone : Math.max(0, order.after - next.after);
  gains.push({ rewritten: draft, gain });
  reasons.set(keyOf(stage, step), title);
  progress.order = next;
}

const DEFINED = "A new value no longer rebuilds steps that do not use it.";

function splitTitle({ model, stage }: Rewritten, gain: number): string {
  const added = addedLines(model, stage);
  const what = added.length === 0 ? "The install" : added.join(" and ");
  return `${what} ${added.length > 1 ? "come" : "comes"} before the sources, so that a change of these fetches nothing again: about ${Math.round(gain)} s less a build.`;
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
function reasonsOf(model: Model, { order, reasons }: Progress): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const move of order.plan.ok ? order.moves : []) {
    const stage = model.stages.find(({ key }) => key === move.stage);
    const step = stage?.steps.find(({ key }) => key === move.step);
    if (stage !== undefined && step !== undefined) found.set(keyOf(stage, step), move.reason);
  }
  for (const [key, reason] of reasons) found.set(key, reason);
  return found;
}

function distinct(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}
