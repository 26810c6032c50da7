import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Stage, StageKey } from "@stagemap/model";
import { actorsOf } from "../actors.ts";
import { DEFAULT_INPUTS } from "./default-inputs.ts";
import type { OrderInputs } from "./inputs.ts";
import { brokenAtEnd, secondsOf } from "./search.ts";
import type { OrderProblem } from "./search.ts";
import { stageProblem } from "./stage-order.ts";
import type { Ends } from "./stage-order.ts";

export interface ExpectationOptions {
  /** The stage that is built; the last one when absent. */
  readonly target?: StageKey | null;
  readonly inputs?: OrderInputs;
}

/** What a build is expected to take, as the text is and with the steps of a stage in another order. */
export interface Expectation {
  /** Seconds of a build as the text is: the mean over what may have changed since the one before. */
  readonly seconds: number;
  /** The same with the steps of one stage in that order, by their numbers; null for a stage that the target does not need. */
  readonly secondsWith: (stage: StageKey, order: readonly number[]) => number | null;
}

interface Part {
  readonly stage: Stage;
  readonly problem: OrderProblem;
  readonly seconds: number;
  readonly end: number;
}

/** Estimates what a build takes again and again for orders of one text. Orders are not asked whether they keep the image. */
export function expectSeconds(model: Model, options: ExpectationOptions = {}): Expectation {
  const inputs = options.inputs ?? DEFAULT_INPUTS;
  const target = targetNumber(model, options.target ?? null);
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const stages = model.stages.filter(
    ({ index }) => needed.has(index) && !model.replaced.has(index),
  );
  const ends: Ends = new Map();
  const parts = stages.map((stage) => {
    const part = partOf(model, stage, { inputs, ends });
    ends.set(stage.index, part.end);
    return part;
  });
  const seconds = sum(parts);
  /** What the stages below one take that leaves other scenarios broken than it does now. */
  const below = new Map<string, number>();

  function secondsBelow(place: number, end: number): number {
    const known = `${place} ${end}`;
    const before = below.get(known);
    if (before !== undefined) return before;
    const other: Ends = new Map(ends);
    other.set(parts[place]?.stage.index ?? -1, end);
    let total = 0;
    for (const { stage } of parts.slice(place + 1)) {
      const part = partOf(model, stage, { inputs, ends: other });
      other.set(stage.index, part.end);
      total += part.seconds;
    }
    below.set(known, total);
    return total;
  }

  return {
    seconds,
    secondsWith(key, order) {
      const place = parts.findIndex(({ stage }) => stage.key === key);
      const part = parts[place];
      if (part === undefined) return null;
      const { problem } = part;
      const end = brokenAtEnd(problem, order);
      const rest = end === part.end ? sum(parts.slice(place + 1)) : secondsBelow(place, end);
      return sum(parts.slice(0, place)) + secondsOf(problem, order) + rest;
    },
  };
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { seconds }) => total + seconds, 0);
}

function partOf(
  model: Model,
  stage: Stage,
  { inputs, ends }: { readonly inputs: OrderInputs; readonly ends: Ends },
): Part {
  const problem = stageProblem({ model, stage, inputs }, { actors: actorsOf(model, stage), ends });
  const order = [...problem.steps.keys()];
  return { stage, problem, seconds: secondsOf(problem, order), end: brokenAtEnd(problem, order) };
}
