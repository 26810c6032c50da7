import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import { expect, test, vi } from "vitest";
import { orderQueue } from "../../src/order/order-queue.ts";

function question(dockerfile: string): OrderQuestion {
  return {
    dockerfile,
    target: null,
    stages: null,
    files: null,
    isRiskAllowed: false,
    rewrites: [],
    unwanted: [],
    weights: null,
    seconds: {},
  };
}

function ask(
  dockerfile: string,
  onAnswer: (answer: OrderAnswer) => void = vi.fn<(answer: OrderAnswer) => void>(),
) {
  orderQueue.ask(question(dockerfile), onAnswer);
  return onAnswer;
}

test("Only the newest question is answered, also where there are no workers", async () => {
  const first = ask("FROM a\nRUN a\n");
  const second = ask("FROM a\nRUN b\n");
  const answer = await new Promise<OrderAnswer>((resolve) => ask("FROM a\nRUN c\n", resolve));
  expect(answer.stepsBefore.map(({ summary }) => summary)).toEqual(["c"]);
  expect(first).not.toHaveBeenCalled();
  expect(second).not.toHaveBeenCalled();
});

test("What was given up is not answered, and the next question is", async () => {
  const given = ask("FROM a\nRUN a\n");
  orderQueue.cancel();
  const answer = await new Promise<OrderAnswer>((resolve) => ask("FROM a\nRUN b\n", resolve));
  expect(answer.stepsBefore.map(({ summary }) => summary)).toEqual(["b"]);
  expect(given).not.toHaveBeenCalled();
});
