import type { Model, Stage, StepKey } from "@stagemap/model";
import { actorsOf } from "../actors.ts";
import { conflictsBetween, readsName } from "../conflicts.ts";
import type { Actor } from "../words.ts";
import type { OrderInputs } from "./inputs.ts";
import { bestOrder, brokenAtEnd, rebuildsOf, secondsOf } from "./search.ts";
import type { OrderProblem, OrderStep } from "./search.ts";

/** The steps of a stage as a search sees them, and the best order that it found. */
export interface StageOrder {
  readonly stage: Stage;
  readonly actors: readonly Actor[];
  /** All steps of the stage in the best order, by their numbers. */
  readonly order: readonly number[];
  readonly before: number;
  readonly after: number;
  readonly isProven: boolean;
  /** For each step that matters the scenarios that rebuild it before and after, as bits. */
  readonly rebuilds: {
    readonly before: ReadonlyMap<number, number>;
    readonly after: ReadonlyMap<number, number>;
  };
  /** How many steps the search may move. */
  readonly movable: number;
}

/** The scenarios that have rebuilt something at a stage's end, as bits, by the stage's number. */
export type Ends = Map<number, number>;

export interface StageOrderInput {
  readonly model: Model;
  readonly stage: Stage;
  readonly inputs: OrderInputs;
  /** Of the stages above, as they are and with their best order. */
  readonly endsBefore: Ends;
  readonly endsAfter: Ends;
  /** "risky" lets steps pass each other of which nobody knows that they meet. */
  readonly risk: "safe" | "risky";
  /** Steps that no other may pass. */
  readonly fixed?: ReadonlySet<StepKey>;
}

/** The best order of one stage. Stages have to be asked for in the order of the text. */
export function orderStage(input: StageOrderInput): StageOrder {
  const { model, stage, endsBefore, endsAfter } = input;
  const actors = actorsOf(model, stage);
  const before = precedences(actors, input);
  const old = stageProblem(input, { actors, ends: endsBefore });
  const now = stageProblem(input, { actors, ends: endsAfter });
  const { problem, numbers } = decisive(now, before);
  const found = bestOrder(problem);
  const asWritten = [...actors.keys()];
  const best = merged(
    actors,
    before,
    found.order.map((index) => numbers[index] ?? -1),
  );
  const order = secondsOf(now, best) < secondsOf(now, asWritten) - NOTHING ? best : asWritten;
  endsBefore.set(stage.index, brokenAtEnd(old, asWritten));
  endsAfter.set(stage.index, brokenAtEnd(now, order));
  return {
    stage,
    actors,
    order,
    before: secondsOf(old, asWritten),
    after: secondsOf(now, order),
    isProven: found.isProven,
    rebuilds: { before: rebuildsOf(old, asWritten), after: rebuildsOf(now, order) },
    movable: numbers.length,
  };
}

/** Below that a difference is one of arithmetic. */
const NOTHING = 1e-9;

/** For each step of a stage as it is the scenarios that rebuild it, as bits. Stages have to be asked for in the order of the text. */
export function stageRebuilds(
  { model, stage, inputs }: Pick<StageOrderInput, "model" | "stage" | "inputs">,
  ends: Ends,
): readonly number[] {
  const problem = stageProblem({ model, stage, inputs }, { actors: actorsOf(model, stage), ends });
  const asWritten = [...problem.steps.keys()];
  ends.set(stage.index, brokenAtEnd(problem, asWritten));
  const rebuilds = rebuildsOf(problem, asWritten);
  return asWritten.map((index) => rebuilds.get(index) ?? 0);
}

/** For each step all those that have to come before it. */
function precedences(
  actors: readonly Actor[],
  { risk, fixed }: Pick<StageOrderInput, "risk" | "fixed">,
): readonly ReadonlySet<number>[] {
  const before: Set<number>[] = [];
  for (const [index, lower] of actors.entries()) {
    const needs = new Set<number>();
    for (let earlier = index - 1; earlier >= 0; earlier--) {
      const upper = actors[earlier];
      // What comes before one that comes before is in already.
      if (upper === undefined || needs.has(earlier)) continue;
      const isKept =
        fixed?.has(upper.step.key) === true ||
        fixed?.has(lower.step.key) === true ||
        conflictsBetween(upper.effects, lower.effects).some(
          ({ isCertain }) => isCertain || risk === "safe",
        );
      if (!isKept) continue;
      needs.add(earlier);
      for (const each of before[earlier] ?? []) needs.add(each);
    }
    before.push(needs);
  }
  return before;
}

type SiteOfStage = Pick<StageOrderInput, "model" | "stage" | "inputs">;

/** All steps of a stage as they are, free to go anywhere: to reckon what an order takes. */
export function stageProblem(
  { model, stage, inputs }: SiteOfStage,
  { actors, ends }: { readonly actors: readonly Actor[]; readonly ends: Ends },
): OrderProblem {
  const steps = actors.map((actor) => ({
    ...draftOf({ model, stage, inputs, actors, ends }, actor),
    before: [],
  }));
  const base = model.bases[stage.index];
  const broken = base?.kind === "stage" ? (ends.get(base.stage) ?? 0) : 0;
  return { steps, weights: inputs.scenarios.map(({ weight }) => weight), broken };
}

/** What of a stage is worth a search. */
interface Decisive {
  readonly problem: OrderProblem;
  /** The number in the stage of each step of the problem. */
  readonly numbers: readonly number[];
}

/** A copy that takes no longer moves nothing for its own sake: that it takes so long is a guess. */
const GUESSED_SECONDS = 1;

/** Steps that neither take time nor change anything are left out: where they stand does not matter. */
function decisive(all: OrderProblem, before: readonly ReadonlySet<number>[]): Decisive {
  const drafts = all.steps.map((step) =>
    step.isRun || step.seconds > GUESSED_SECONDS ? step : { ...step, seconds: 0 },
  );
  const numbers = drafts.flatMap(({ seconds, breaks, pends }, index) =>
    seconds > 0 || breaks !== 0 || pends !== 0 ? [index] : [],
  );
  const steps = numbers.flatMap((number): OrderStep[] => {
    const draft = drafts[number];
    const needs = before[number];
    if (draft === undefined || needs === undefined) return [];
    const own = numbers.flatMap((each, index) => (needs.has(each) ? [index] : []));
    return [{ ...draft, before: own }];
  });
  return { problem: { ...all, steps }, numbers };
}

interface DraftInput {
  readonly model: Model;
  readonly stage: Stage;
  readonly inputs: OrderInputs;
  readonly actors: readonly Actor[];
  readonly ends: Ends;
}

function draftOf(input: DraftInput, actor: Actor): Omit<OrderStep, "before"> {
  const { model, stage, inputs, actors, ends } = input;
  const { step, effects } = actor;
  const { instruction } = step.item;
  const { name } = instruction;
  const own = changedBits(input, actor);
  const isDefinition = name === "ARG" || name === "ENV" || name === "USER" || name === "SHELL";
  let breaks = isDefinition ? 0 : own;
  for (const { from, to, step: user } of model.edges) {
    if (user === step && to === stage.index && from.kind === "stage")
      breaks |= ends.get(from.stage) ?? 0;
  }
  if (name !== "RUN" && !isDefinition) {
    for (const other of actors) {
      const isRead = other.effects.variables.writes.some((each) =>
        readsName(effects.variables.reads, each),
      );
      if (isRead) breaks |= changedBits(input, other);
    }
  }
  const isApart =
    (name === "COPY" || name === "ADD") &&
    instruction.flags.some((flag) => flag.name === "link" && flag.value !== "false") &&
    !instruction.flags.some((flag) => flag.name === "chmod");
  return {
    seconds: inputs.seconds({ model, stage, step }).seconds,
    breaks,
    pends: isDefinition ? own : 0,
    isRun: name === "RUN",
    isApart,
  };
}

function changedBits({ model, stage, inputs }: DraftInput, { step }: Actor): number {
  return inputs.scenarios.reduce(
    (bits, scenario, index) =>
      inputs.changes({ model, stage, step }, scenario) ? bits | (1 << index) : bits,
    0,
  );
}

/** All steps in an order that keeps the found one, what has to come before, and else the text's. */
function merged(
  actors: readonly Actor[],
  before: readonly ReadonlySet<number>[],
  found: readonly number[],
): readonly number[] {
  const result: number[] = [];
  const left = new Set(actors.keys());
  const next = [...found];
  const isOpen = (index: number): boolean => {
    if (found.includes(index) && next[0] !== index) return false;
    return [...(before[index] ?? [])].every((each) => !left.has(each));
  };
  while (left.size > 0) {
    const index = [...left].find(isOpen);
    if (index === undefined) return [...actors.keys()];
    result.push(index);
    left.delete(index);
    if (next[0] === index) next.shift();
  }
  return result;
}
