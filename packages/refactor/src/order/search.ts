/** Steps of a chain that may change places, and what may break it. */
export interface OrderProblem {
  /** In the order of the text. */
  readonly steps: readonly OrderStep[];
  /** How often each scenario happens. At most 30. */
  readonly weights: readonly number[];
  /** The scenarios that have rebuilt everything before the first step, as bits. */
  readonly broken: number;
}

/** Sets of scenarios are numbers: bit `n` is scenario number `n`. */
export interface OrderStep {
  /** Seconds when it is rebuilt. */
  readonly seconds: number;
  /** The scenarios that change what it takes: it is rebuilt, and so is all below. */
  readonly breaks: number;
  /** The scenarios that change what it sets: all is rebuilt from the next step on that runs something. */
  readonly pends: number;
  /** True for what sees every variable: it is rebuilt when one that was set above has changed. */
  readonly isRun: boolean;
  /** True for what does not depend on what is below it in the image, as COPY --link. */
  readonly isApart: boolean;
  /** The steps that have to come before, all of them and not only the nearest. */
  readonly before: readonly number[];
}

export interface FoundOrder {
  /** The numbers of the steps. */
  readonly order: readonly number[];
  /** The sum over the scenarios of how often they happen times the seconds of what they rebuild. */
  readonly seconds: number;
  /** True when no order that is allowed is better. */
  readonly isProven: boolean;
}

/** Up to so many steps the best order is found for certain. */
export const MOST_PROVEN = 18;

/** Below that a difference is one of arithmetic. */
const NOTHING = 1e-9;

/** The best order, the one that keeps most to the text among equals; above {@link MOST_PROVEN} steps a good one. */
export function bestOrder(problem: OrderProblem): FoundOrder {
  return problem.steps.length <= MOST_PROVEN ? exactOrder(problem) : improvedOrder(problem);
}

/** What has happened once some steps are placed. */
interface State {
  /** The steps, as bits. */
  readonly placed: number;
  /** The scenarios that rebuild whatever comes next. */
  readonly broken: number;
  /** The scenarios that do so from the next run on. */
  readonly pending: number;
}

interface Placing {
  readonly seconds: number;
  readonly broken: number;
  readonly pending: number;
}

function place(
  problem: OrderProblem,
  { broken, pending }: Omit<State, "placed">,
  step: OrderStep,
): Placing {
  const after = broken | step.breaks | (step.isRun ? pending : 0);
  const rebuilt = step.isApart ? step.breaks : after;
  return {
    seconds: step.seconds * weightOf(problem, rebuilt),
    broken: after,
    pending: pending | step.pends,
  };
}

function weightOf({ weights }: OrderProblem, scenarios: number): number {
  let sum = 0;
  for (let index = 0, left = scenarios; left !== 0; index++, left >>>= 1) {
    if ((left & 1) === 1) sum += weights[index] ?? 0;
  }
  return sum;
}

/** What an order costs. */
export function secondsOf(problem: OrderProblem, order: readonly number[]): number {
  let seconds = 0;
  let state = { broken: problem.broken, pending: 0 };
  for (const index of order) {
    const step = problem.steps[index];
    if (step === undefined) continue;
    const next = place(problem, state, step);
    seconds += next.seconds;
    state = next;
  }
  return seconds;
}

/** For each step the scenarios that rebuild it, in that order, as bits by its number. */
export function rebuildsOf(
  problem: OrderProblem,
  order: readonly number[],
): ReadonlyMap<number, number> {
  const rebuilds = new Map<number, number>();
  let state = { broken: problem.broken, pending: 0 };
  for (const index of order) {
    const step = problem.steps[index];
    if (step === undefined) continue;
    state = place(problem, state, step);
    rebuilds.set(index, step.isApart ? step.breaks : state.broken);
  }
  return rebuilds;
}

/** The scenarios that have rebuilt something at the end. */
export function brokenAtEnd(problem: OrderProblem, order: readonly number[]): number {
  let state = { broken: problem.broken, pending: 0 };
  for (const index of order) {
    const step = problem.steps[index];
    if (step !== undefined) state = place(problem, state, step);
  }
  return state.broken;
}

/**
 * Dynamic programming over what is placed together with what is broken by then: the cost of the rest depends on nothing else. What is placed
 * tells what is pending.
 */
function exactOrder(problem: OrderProblem): FoundOrder {
  const { steps } = problem;
  const needs = steps.map(({ before }) => before.reduce((bits, index) => bits | (1 << index), 0));
  const scenarios = 2 ** problem.weights.length;
  const known = new Map<number, number>();
  const isOpen = ({ placed }: State, index: number): boolean =>
    (placed & (1 << index)) === 0 && ((needs[index] ?? 0) & ~placed) === 0;
  const placed = (state: State, index: number, step: OrderStep): State & Placing => ({
    ...place(problem, state, step),
    placed: state.placed | (1 << index),
  });
  const rest = (state: State): number => {
    const key = state.placed * scenarios + state.broken;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best = Number.POSITIVE_INFINITY;
    for (const [index, step] of steps.entries()) {
      if (!isOpen(state, index)) continue;
      const next = placed(state, index, step);
      // What breaks nothing that is whole only gets dearer by waiting, and nobody waits for its absence.
      const isHarmless =
        next.broken === state.broken && (next.pending & ~(state.pending | state.broken)) === 0;
      if (isHarmless) {
        best = next.seconds + rest(next);
        break;
      }
      best = Math.min(best, next.seconds + rest(next));
    }
    const seconds = best === Number.POSITIVE_INFINITY ? 0 : best;
    known.set(key, seconds);
    return seconds;
  };
  const order: number[] = [];
  let state: State = { placed: 0, broken: problem.broken, pending: 0 };
  while (order.length < steps.length) {
    const least = rest(state);
    const next = steps.findIndex((step, index) => {
      if (!isOpen(state, index)) return false;
      const after = placed(state, index, step);
      return after.seconds + rest(after) <= least + NOTHING;
    });
    const step = steps[next];
    if (step === undefined) break;
    order.push(next);
    state = placed(state, next, step);
  }
  return { order, seconds: secondsOf(problem, order), isProven: true };
}

/** Takes the one move that gains most as long as any gains. Never worse than the text. */
function improvedOrder(problem: OrderProblem): FoundOrder {
  let order: readonly number[] = problem.steps.map((_, index) => index);
  let seconds = secondsOf(problem, order);
  for (;;) {
    let best: { readonly order: readonly number[]; readonly seconds: number } | null = null;
    for (const candidate of neighbours(problem, order)) {
      const cost = secondsOf(problem, candidate);
      if (cost < (best?.seconds ?? seconds) - NOTHING) best = { order: candidate, seconds: cost };
    }
    if (best === null) return { order, seconds, isProven: false };
    ({ order, seconds } = best);
  }
}

/** Every order that one allowed move leads to. */
function* neighbours(
  { steps }: OrderProblem,
  order: readonly number[],
): Iterable<readonly number[]> {
  for (const [from, moved] of order.entries()) {
    const rest = order.toSpliced(from, 1);
    const needs = steps[moved]?.before ?? [];
    for (let to = from - 1; to >= 0 && !needs.includes(rest[to] ?? -1); to--) {
      yield rest.toSpliced(to, 0, moved);
    }
    for (let to = from + 1; to <= rest.length; to++) {
      const passed = rest[to - 1] ?? -1;
      if ((steps[passed]?.before ?? []).includes(moved)) break;
      yield rest.toSpliced(to, 0, moved);
    }
  }
}
