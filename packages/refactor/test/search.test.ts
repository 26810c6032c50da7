import fc from "fast-check";
import { expect, test } from "vitest";
import { bestOrder, MOST_PROVEN, secondsOf } from "../src/order/search.ts";
import type { OrderProblem, OrderStep } from "../src/order/search.ts";

const SCENARIOS = 4;
const bits = fc.oneof(
  fc.constant(0),
  fc.constant(0),
  fc.integer({ min: 0, max: 2 ** SCENARIOS - 1 }),
);

function problem(minLength: number, maxLength: number): fc.Arbitrary<OrderProblem> {
  const step = fc.record({
    seconds: fc.constantFrom(0, 1, 5, 26, 44),
    breaks: bits,
    pends: bits,
    isRun: fc.boolean(),
    isApart: fc.constantFrom(false, false, false, true),
    chances: fc.array(fc.nat(4), { minLength: maxLength, maxLength }),
  });
  return fc
    .record({
      drafts: fc.array(step, { minLength, maxLength }),
      weights: fc.array(fc.constantFrom(0, 0.05, 0.1, 0.6), {
        minLength: SCENARIOS,
        maxLength: SCENARIOS,
      }),
      broken: bits,
    })
    .map(({ drafts, weights, broken }) => {
      const steps: OrderStep[] = [];
      for (const { chances, ...draft } of drafts) {
        // One in five of the steps above has to stay there, and all that those need.
        const near = steps.map((_, index) => index).filter((index) => chances[index] === 0);
        const before = new Set(near.flatMap((index) => [index, ...(steps[index]?.before ?? [])]));
        steps.push({ ...draft, before: [...before] });
      }
      return { steps, weights, broken };
    });
}

/** Every order that keeps what has to come before, in the order of a dictionary. */
function* orders(
  { steps }: OrderProblem,
  placed: readonly number[] = [],
): Iterable<readonly number[]> {
  if (placed.length === steps.length) yield placed;
  for (const [index, { before }] of steps.entries()) {
    if (placed.includes(index) || !before.every((each) => placed.includes(each))) continue;
    yield* orders({ steps, weights: [], broken: 0 }, [...placed, index]);
  }
}

test("The exact search finds what trying all orders finds, and the first of equals", () => {
  fc.assert(
    fc.property(problem(1, 7), (given) => {
      let best: { order: readonly number[]; seconds: number } | null = null;
      for (const order of orders(given)) {
        const seconds = secondsOf(given, order);
        if (best === null || seconds < best.seconds - 1e-6) best = { order, seconds };
      }
      const found = bestOrder(given);
      expect(found.seconds).toBeCloseTo(best?.seconds ?? 0, 6);
      expect(found.order).toEqual(best?.order);
      expect(found.isProven).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test("Above the limit an order is no worse than the text, allowed, and not called proven", () => {
  fc.assert(
    fc.property(problem(MOST_PROVEN + 1, MOST_PROVEN + 4), (given) => {
      const { order, seconds, isProven } = bestOrder(given);
      const asWritten = given.steps.map((_, index) => index);
      expect(seconds).toBeLessThanOrEqual(secondsOf(given, asWritten));
      expect(order.toSorted((a, b) => a - b)).toEqual(asWritten);
      const isAllowed = order.every((index, place) =>
        (given.steps[index]?.before ?? []).every((each) => order.indexOf(each) < place),
      );
      expect([isAllowed, isProven]).toEqual([true, false]);
    }),
    { numRuns: 30 },
  );
});

function free(index: number): OrderStep {
  return {
    seconds: index % 5,
    breaks: index % 3 === 0 ? 1 << (index % 10) : 0,
    pends: 0,
    isRun: true,
    isApart: false,
    before: [],
  };
}

test("The largest stages that are searched through are done at once", () => {
  const steps = Array.from({ length: MOST_PROVEN }, (_, index) => free(index));
  const weights = Array.from({ length: 10 }, () => 0.1);
  expect(bestOrder({ steps, weights, broken: 0 }).isProven).toBe(true);
});
