import { loadOrders } from "@stagemap/analysis";
import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import type { OrderReply, OrderRequest } from "./order-worker.ts";

/** Looks for best orders beside the main thread. */
export interface OrderQueue {
  /** Only the newest question is answered; while one is at work, only the newest of the others waits. */
  ask(question: OrderQuestion, onAnswer: (answer: OrderAnswer) => void): void;
  /** Gives up what is at work and what waits. */
  cancel(): void;
}

interface Asked {
  readonly version: number;
  readonly question: OrderQuestion;
  readonly onAnswer: (answer: OrderAnswer) => void;
}

export function createOrderQueue(): OrderQueue {
  let worker: Worker | null = null;
  let hasFailed = false;
  let newest = 0;
  let working: Asked | null = null;
  let waiting: Asked | null = null;

  function finish({ version, onAnswer }: Asked, answer: OrderAnswer): void {
    working = null;
    if (version === newest) onAnswer(answer);
    const next = waiting;
    waiting = null;
    if (next !== null) start(next);
  }

  function answerHere(asked: Asked): void {
    void loadOrders().then((orders) => {
      if (working === asked) finish(asked, orders.planOrder(asked.question));
    });
  }

  /** Without workers (forbidden, or its file is gone) the page does the work itself. */
  function fail(): void {
    hasFailed = true;
    worker?.terminate();
    worker = null;
    if (working !== null) answerHere(working);
  }

  function open(): Worker | null {
    if (worker !== null || hasFailed) return worker;
    try {
      worker = new Worker(new URL("./order-worker.ts", import.meta.url), { type: "module" });
    } catch {
      hasFailed = true;
      return null;
    }
    worker.addEventListener("message", (event: MessageEvent<OrderReply>) => {
      if (working?.version === event.data.version) finish(working, event.data.answer);
    });
    worker.addEventListener("error", fail);
    return worker;
  }

  function start(asked: Asked): void {
    working = asked;
    const opened = open();
    if (opened === null) {
      answerHere(asked);
      return;
    }
    const request: OrderRequest = { version: asked.version, question: asked.question };
    opened.postMessage(request);
  }

  return {
    ask(question, onAnswer) {
      newest += 1;
      const asked = { version: newest, question, onAnswer };
      if (working === null) start(asked);
      else waiting = asked;
    },
    cancel() {
      newest += 1;
      working = null;
      waiting = null;
      worker?.terminate();
      worker = null;
    },
  };
}
