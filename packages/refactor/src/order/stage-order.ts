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
  const old = problemOf(input, { actors, before, ends: endsBefore });
  const now = problemOf(input, { actors, before, ends: endsAfter });
  const asWritten = old.steps.map((_, index) => index);
  const found = bestOrder(now.problem);
  const order = merged(
    actors,
    before,
    found.order.map((index) => now.numbers[index] ?? -1),
  );
  endsBefore.set(stage.index, brokenAtEnd(old.problem, asWritten.slice(0, old.numbers.length)));
  endsAfter.set(stage.index, brokenAtEnd(now.problem, found.order));
  const writtenOrder = old.numbers.map((_, index) => index);
  return {
    stage,
    actors,
    order,
    before: secondsOf(old.problem, writtenOrder),
    after: found.seconds,
    isProven: found.isProven,
    rebuilds: {
      before: byNumber(rebuildsOf(old.problem, writtenOrder), old.numbers),
      after: byNumber(rebuildsOf(now.problem, found.order), now.numbers),
    },
    movable: now.numbers.length,
  };
}

/** For each step of a stage as it is the scenarios that rebuild it, as bits. Stages have to be asked for in the order of the text. */
export function stageRebuilds(
  { model, stage, inputs }: Pick<StageOrderInput, "model" | "stage" | "inputs">,
  ends: Ends,
): readonly number[] {
  const actors = actorsOf(model, stage);
  const steps = actors.map((actor) => ({
    ...draftOf({ model, stage, inputs, actors, ends }, actor),
    before: [],
  }));
  const base = model.bases[stage.index];
  const broken = base?.kind === "stage" ? (ends.get(base.stage) ?? 0) : 0;
  const problem = { steps, weights: inputs.scenarios.map(({ weight }) => weight), broken };
  const asWritten = steps.map((_, index) => index);
  ends.set(stage.index, brokenAtEnd(problem, asWritten));
  const rebuilds = rebuildsOf(problem, asWritten);
  return asWritten.map((index) => rebuilds.get(index) ?? 0);
}

function byNumber(
  rebuilds: ReadonlyMap<number, number>,
  numbers: readonly number[],
): ReadonlyMap<number, number> {
  return new Map([...rebuilds].map(([index, bits]) => [numbers[index] ?? -1, bits]));
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

interface ProblemInput {
  readonly actors: readonly Actor[];
  readonly before: readonly ReadonlySet<number>[];
  readonly ends: Ends;
}

export interface NumberedProblem {
  readonly problem: OrderProblem;
  /** The number in the stage of each step of the problem. */
  readonly numbers: readonly number[];
  readonly steps: readonly OrderStep[];
}

/** Steps that neither take time nor change anything are left out: where they stand does not matter. */
export function problemOf(
  { model, stage, inputs }: StageOrderInput,
  { actors, before, ends }: ProblemInput,
): NumberedProblem {
  const drafts = actors.map((actor) => draftOf({ model, stage, inputs, actors, ends }, actor));
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
  const base = model.bases[stage.index];
  const broken = base?.kind === "stage" ? (ends.get(base.stage) ?? 0) : 0;
  const weights = inputs.scenarios.map(({ weight }) => weight);
  return { problem: { steps, weights, broken }, numbers, steps };
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
