import { buildModel } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { planBest, planOrder, weightsFromLog } from "@stagemap/refactor";
import type { OrderInputs, OrderOptions } from "@stagemap/refactor";
import { parse } from "@stagemap/syntax";
import { differences } from "./differences.ts";
import { moveChanges, rewriteChanges } from "./orders-changes.ts";
import type { OrderSearch } from "./orders-changes.ts";
import { orderInputs } from "./orders-inputs.ts";
import { nextIdea } from "./orders-next.ts";
import { expectedSeconds, secondsWhen, stepsOf } from "./orders-sides.ts";
import { proofOf } from "./orders-words.ts";
import type { Orders } from "./orders.ts";
import { createReader } from "./text-reader.ts";
import type { Read } from "./text-reader.ts";
import type { OrderAnswer, OrderQuestion } from "./view-orders.ts";

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
  const best = bestOptions(question, inputs);
  const found = planBest(model, {
    ...best,
    rewrites: question.rewrites,
    files: question.files,
    isKept: (kind, step) => question.unwanted.includes(`${kind} ${step}`),
    read: (text) => buildModel(parse(text, model.tree), options, model),
  });
  const { rewrites, ordered, order, last, notes } = found;
  const edits = order.plan.ok ? order.plan.edits : [];
  const search: OrderSearch = {
    inputs,
    secondsWithout: (step) => planOrder(ordered, { ...best, fixed: [...best.fixed, step] }).after,
  };
  return {
    edits: rewrites.length === 0 ? edits : differences(model.tree.source, last.tree.source),
    ...figuresOf({ before: model, after: last }, { question, inputs }),
    isProven: order.isProven,
    proof: proofOf(ordered, order, {
      isRiskAllowed: question.isRiskAllowed,
      hasSplits: rewrites.some(({ rewritten }) => rewritten.kind === "split-copy"),
    }),
    changes: [
      ...rewriteChanges(model, rewrites, search),
      ...moveChanges({ given: model, ordered, order }, search),
    ],
    refusals: order.plan.ok ? [] : order.plan.reasons.map(({ message }) => message),
    notes: notes.map(({ message }) => message),
    next: null,
  };
}

/** What of a question is about the order of steps. */
function bestOptions(
  { stages, target, isRiskAllowed, unwanted }: OrderQuestion,
  inputs: OrderInputs,
): OrderOptions & Required<Pick<OrderOptions, "fixed">> {
  return {
    ...(stages === null ? {} : { stages }),
    target,
    inputs,
    risk: isRiskAllowed ? "risky" : "safe",
    fixed: unwanted.flatMap((id) => (id.startsWith("move ") ? [id.slice("move ".length)] : [])),
  };
}

type Figures = Pick<OrderAnswer, "before" | "after" | "scenarios" | "stepsBefore" | "stepsAfter">;

function figuresOf(
  texts: { readonly before: Model; readonly after: Model },
  { question, inputs }: { readonly question: OrderQuestion; readonly inputs: OrderInputs },
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
