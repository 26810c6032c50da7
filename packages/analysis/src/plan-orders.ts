import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { planOrder, weightsFromLog } from "@stagemap/refactor";
import type { OrderInputs, OrderPlan } from "@stagemap/refactor";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import { differences } from "./differences.ts";
import { moveChanges, rewriteChanges } from "./orders-changes.ts";
import type { OrderSearch, RewriteGain } from "./orders-changes.ts";
import { orderInputs } from "./orders-inputs.ts";
import { nextIdea } from "./orders-next.ts";
import { passedBy, rewriteAll } from "./orders-rewrites.ts";
import type { Rewritten } from "./orders-rewrites.ts";
import { expectedSeconds, secondsWhen, stepsOf } from "./orders-sides.ts";
import { proofOf } from "./orders-words.ts";
import type { Orders } from "./orders.ts";
import { createReader } from "./text-reader.ts";
import type { Read } from "./text-reader.ts";
import type { OrderAnswer, OrderQuestion } from "./view-orders.ts";

/** Below that a difference is one of arithmetic. */
const NOTHING = 1e-6;
/** What a rewrite has to gain at least, in seconds of a typical build. */
const LEAST_GAIN = 1;

/** Answers for one text after another; what the last one needed is kept for the next. */
export function createOrders(): Orders {
  const read = createReader();
  return {
    planOrder(question) {
      const given = read(question);
      const found = answerOf(given, question);
      if (found.changes.length > 0) return found;
      return { ...found, next: nextIdea(question, found, (other) => answerOf(given, other)) };
    },
    readLog: (text) => weightsFromLog(text),
  };
}

function answerOf({ model, options }: Read, question: OrderQuestion): OrderAnswer {
  const inputs = orderInputs(question);
  const search: OrderSearch = {
    question,
    inputs,
    plan: (of, fixed) => planned(of, { question, inputs, fixed }),
    read: (text) => buildModel(parse(text, model.tree), options, model),
  };
  const splits = splitCopies(model, search);
  const split = splits.at(-1)?.rewritten.model ?? model;
  const rewrites = [...splits, ...moveDefinitions(split, search)];
  // What is put in order last is what the proof is about.
  const ordered = rewrites.at(-1)?.rewritten.model ?? model;
  const order = search.plan(ordered);
  const edits = order.plan.ok ? order.plan.edits : [];
  const last = edits.length === 0 ? ordered : search.read(textAfter(ordered, edits));
  const changes = [
    ...rewriteChanges(model, rewrites, search),
    ...moveChanges({ given: model, ordered, order }, search),
  ];
  return {
    edits: rewrites.length === 0 ? edits : differences(model.tree.source, last.tree.source),
    ...figuresOf({ before: model, after: last }, search),
    isProven: order.isProven,
    proof: proofOf(ordered, order, {
      isRiskAllowed: question.isRiskAllowed,
      hasSplits: splits.length > 0,
    }),
    changes,
    refusals: order.plan.ok ? [] : order.plan.reasons.map(({ message }) => message),
    notes: notesOf(rewrites, order),
    next: null,
  };
}

function textAfter(model: Model, edits: readonly TextEdit[]): string {
  return applyEdits(model.tree.source, edits);
}

interface Planning {
  readonly question: OrderQuestion;
  readonly inputs: OrderInputs;
  /** Keys of further steps that stay where they are. */
  readonly fixed?: readonly string[] | undefined;
}

function planned(model: Model, { question, inputs, fixed = [] }: Planning): OrderPlan {
  const { stages, target, isRiskAllowed, unwanted } = question;
  const kept = unwanted.flatMap((id) => (id.startsWith("move ") ? [id.slice("move ".length)] : []));
  return planOrder(model, {
    ...(stages === null ? {} : { stages }),
    target,
    inputs,
    risk: isRiskAllowed ? "risky" : "safe",
    fixed: [...kept, ...fixed],
  });
}

/** Splits are worth it when the best order of what comes out takes less. */
function splitCopies(model: Model, search: OrderSearch): readonly RewriteGain[] {
  const done: RewriteGain[] = [];
  let last: OrderPlan | null = null;
  rewriteAll(model, "split-copy", {
    ...search,
    isWanted(rewritten) {
      last ??= search.plan(model);
      const next = search.plan(rewritten.model);
      if (last.after - next.after < LEAST_GAIN) return false;
      done.push(gained(rewritten, last, next));
      last = next;
      return true;
    },
  });
  return done;
}

/** Moving a definition down is worth it when a step that takes time no longer waits for its value. */
function moveDefinitions(model: Model, search: OrderSearch): readonly RewriteGain[] {
  const done: RewriteGain[] = [];
  let last: OrderPlan | null = null;
  rewriteAll(model, "move-definitions", {
    ...search,
    isWanted(rewritten) {
      if (!passedBy(rewritten).some(({ item }) => item.instruction.name === "RUN")) return false;
      last ??= search.plan(model);
      const next = search.plan(rewritten.model);
      done.push(gained(rewritten, last, next));
      last = next;
      return true;
    },
  });
  return done;
}

/** A rewrite with what it saves by itself, what moves add to that being theirs; or what it saves with them, where it needs them. */
function gained(rewritten: Rewritten, last: OrderPlan, next: OrderPlan): RewriteGain {
  const alone = last.before - next.before;
  return { rewritten, gain: alone > NOTHING ? alone : Math.max(0, last.after - next.after) };
}

type Figures = Pick<OrderAnswer, "before" | "after" | "scenarios" | "stepsBefore" | "stepsAfter">;

function figuresOf(
  texts: { readonly before: Model; readonly after: Model },
  { question, inputs }: OrderSearch,
): Figures {
  const options = { target: question.target, inputs };
  const stepsBefore = stepsOf(texts.before, options);
  const stepsAfter = texts.after === texts.before ? stepsBefore : stepsOf(texts.after, options);
  const usual = new Map(
    orderInputs({ weights: null, seconds: {} }).scenarios.map(({ id, weight }) => [id, weight]),
  );
  return {
    before: expectedSeconds(stepsBefore, inputs),
    after: expectedSeconds(stepsAfter, inputs),
    scenarios: inputs.scenarios.map(({ id, title, weight, source }) => ({
      id,
      title,
      weight,
      usualWeight: usual.get(id) ?? 0,
      source,
      before: secondsWhen(stepsBefore, id),
      after: secondsWhen(stepsAfter, id),
    })),
    stepsBefore,
    stepsAfter,
  };
}

function notesOf(rewrites: readonly RewriteGain[], { plan }: OrderPlan): readonly string[] {
  const own = rewrites.flatMap(({ rewritten }) => rewritten.notes);
  return [...new Set([...own, ...(plan.ok ? plan.notes.map(({ message }) => message) : [])])];
}
