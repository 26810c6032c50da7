import { buildModel } from "@stagemap/model";
import type { Model, Stage } from "@stagemap/model";
import {
  expectSeconds,
  gapsFor,
  planMove,
  planRefactoring,
  REFACTORINGS,
} from "@stagemap/refactor";
import type { Expectation, MovePlan, OrderInputs, Reason, Together } from "@stagemap/refactor";
import { parse } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { TextEdit } from "@stagemap/text";
import type { Refactor } from "./moves.ts";
import { orderInputs } from "./orders-inputs.ts";
import { createReader } from "./text-reader.ts";
import type { Read } from "./text-reader.ts";
import type { CostView, GapView, ReasonView, StepQuestion, TogetherView } from "./view-moves.ts";

/** Answers for one text after another; what the last one needed is kept for the next. */
export function createRefactor(): Refactor {
  const read = createReader();
  const expectationOf = rememberExpectation();

  function siteOf(question: Parameters<Refactor["gapsOf"]>[0]): Site | null {
    const { model, options } = read(question);
    const stage = model.stages.find(({ steps }) => steps.some(({ key }) => key === question.step));
    if (stage === undefined) return null;
    const from = stage.steps.findIndex(({ key }) => key === question.step);
    const { target } = question;
    return { model, options, stage, from, target, expectation: expectationOf(model, question) };
  }

  return {
    refactorings: REFACTORINGS.map(({ id, title, summary }) => ({ id, title, summary })),
    gapsOf(question, toStage) {
      const site = siteOf(question);
      if (site === null) return [];
      const { model, stage, target } = site;
      const isWithin = toStage === undefined || toStage === stage.key;
      const move = { stage: stage.key, step: question.step };
      const plans = gapsFor(model, isWithin ? move : { ...move, toStage }, { target });
      const expectation = isWithin ? site.expectation : null;
      return plans.map((plan, gap) =>
        gapView(site, plan, { stage: isWithin ? stage.key : toStage, gap, expectation }),
      );
    },
    gapAt(question, { stage: toStage, gap }) {
      const site = siteOf(question);
      if (site === null || !site.model.stages.some(({ key }) => key === toStage)) return null;
      const { model, stage, target, expectation } = site;
      const isWithin = toStage === stage.key;
      const move = { stage: stage.key, step: question.step, gap };
      const plan = planMove(model, isWithin ? move : { ...move, toStage }, { target });
      const view = gapView(site, plan, { stage: toStage, gap, expectation });
      if (isWithin || view.verdict === "breaking") return view;
      return { ...view, cost: costOfText(site, view.edits) };
    },
    planOf(question, refactoringId) {
      const site = siteOf(question);
      const refactoring = REFACTORINGS.find(({ id }) => id === refactoringId);
      if (site === null || refactoring === undefined) return { ok: false, reasons: [gone] };
      const step = { stage: site.stage.key, step: question.step };
      const plan = planRefactoring(site.model, refactoring, step);
      if (!plan.ok) return { ok: false, reasons: plan.reasons.map(reasonView) };
      return { ok: true, edits: plan.edits, notes: plan.notes.map(({ message }) => message) };
    },
  };
}

const gone: ReasonView = {
  message: "The text has changed: the step is no longer there.",
  step: null,
  line: 0,
};

interface Site extends Read {
  readonly stage: Stage;
  /** The number of the step in its stage. */
  readonly from: number;
  readonly target: string | null;
  readonly expectation: Known;
}

/** What is expected of a text, with what that is judged by. */
interface Known extends Expectation {
  readonly inputs: OrderInputs;
}

interface GapPlace {
  readonly stage: string;
  readonly gap: number;
  /** Null when costs are not asked for. */
  readonly expectation: Expectation | null;
}

function gapView(site: Site, plan: MovePlan, { stage, gap, expectation }: GapPlace): GapView {
  if (!plan.ok) {
    const reasons = plan.reasons.map(reasonView);
    return {
      stage,
      gap,
      verdict: "breaking",
      reasons,
      notes: [],
      edits: [],
      together: null,
      cost: null,
    };
  }
  const { from } = site;
  const isWithin = stage === site.stage.key;
  const isHere = isWithin && (gap === from || gap === from + 1);
  const costs = isWithin ? expectation : null;
  return {
    stage,
    gap,
    verdict: isHere ? "here" : plan.safety,
    reasons: plan.reasons.map(reasonView),
    notes: plan.notes.map(({ message }) => message),
    edits: plan.edits,
    together:
      plan.together && togetherView(site, plan.together, { stage, gap, expectation: costs }),
    cost: costs && costOfOrder(site, costs, { steps: [from], gap }),
  };
}

function togetherView(
  site: Site,
  { title, steps, safety, edits }: Together,
  { gap, expectation }: GapPlace,
): TogetherView | null {
  // It is offered only where it makes things better, so that it never breaks anything.
  if (safety === "breaking") return null;
  const numbers = steps.map((step) => site.stage.steps.findIndex(({ key }) => key === step));
  const cost = expectation && costOfOrder(site, expectation, { steps: numbers, gap });
  return { title, verdict: safety, steps, edits, cost };
}

function costOfOrder(
  { stage }: Site,
  expectation: Expectation,
  { steps, gap }: { readonly steps: readonly number[]; readonly gap: number },
): CostView | null {
  const rest = [...stage.steps.keys()].filter((index) => !steps.includes(index));
  const place = rest.filter((index) => index < gap).length;
  const seconds = expectation.secondsWith(stage.key, rest.toSpliced(place, 0, ...steps));
  return seconds === null ? null : { seconds, difference: seconds - expectation.seconds };
}

/** What a build takes of the text as it will be, for moves that no order of one stage can say. */
function costOfText(
  { model, options, target, expectation }: Site,
  edits: readonly TextEdit[],
): CostView {
  const tree = parse(applyEdits(model.tree.source, edits), model.tree);
  const { inputs } = expectation;
  const { seconds } = expectSeconds(buildModel(tree, options, model), { target, inputs });
  return { seconds, difference: seconds - expectation.seconds };
}

/** What is expected of the last text and question. */
function rememberExpectation(): (model: Model, question: StepQuestion) => Known {
  let last: { readonly model: Model; readonly key: string; readonly value: Known } | null = null;
  return (model, { target, weights = null, seconds = {}, dockerignore, contextFiles }) => {
    const key = JSON.stringify([target, weights, seconds, dockerignore]);
    if (last?.model !== model || last.key !== key) {
      const inputs = orderInputs({ weights, seconds, dockerignore, files: contextFiles });
      last = { model, key, value: { ...expectSeconds(model, { target, inputs }), inputs } };
    }
    return last.value;
  };
}

function reasonView({ message, step, line }: Reason): ReasonView {
  return { message, step, line };
}
