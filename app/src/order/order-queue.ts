import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import { createOrderLane } from "./order-lane.ts";

interface OrderQueue {
  /** Only the newest question is answered; while one is at work, only the newest of the others waits. */
  ask(
    question: OrderQuestion,
    onAnswer: (answer: OrderAnswer) => void,
    onFailure?: (error: unknown) => void,
  ): void;
  /** Gives up what is at work and what waits. */
  cancel(): void;
}

interface Asked {
  readonly version: number;
  readonly question: OrderQuestion;
  readonly onAnswer: (answer: OrderAnswer) => void;
  readonly onFailure: ((error: unknown) => void) | undefined;
}

/** Its worker stays for the next time, because starting it takes longer than most answers. */
export const orderQueue: OrderQueue = createOrderQueue();

function createOrderQueue(): OrderQueue {
  let newest = 0;
  let working: Asked | null = null;
  let waiting: Asked | null = null;

  const lane = createOrderLane(
    ({ answer }) => finish((done) => done.onAnswer(answer)),
    (error) => finish((done) => done.onFailure?.(error)),
  );

  function finish(tell: (done: Asked) => void): void {
    const done = working;
    working = null;
    if (done?.version === newest) tell(done);
    const next = waiting;
    waiting = null;
    if (next !== null) start(next);
  }

  function start(asked: Asked): void {
    working = asked;
    lane.start({ version: asked.version, question: asked.question });
  }

  return {
    ask(question, onAnswer, onFailure) {
      newest += 1;
      const asked = { version: newest, question, onAnswer, onFailure };
      if (working === null) start(asked);
      else waiting = asked;
    },
    cancel() {
      newest += 1;
      working = null;
      waiting = null;
      lane.stop();
    },
  };
}
