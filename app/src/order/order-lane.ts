import { loadOrders } from "@stagemap/analysis";
import type { OrderAnswer } from "@stagemap/analysis";
import type { OrderReply, OrderRequest } from "./order-worker.ts";

/** Answers one question at a time, beside the main thread where that is possible. */
export interface OrderLane {
  start(request: OrderRequest): void;
  /** Gives up what is at work, whatever that takes. */
  stop(): void;
}

/** `onReply` is called once for every request that is not stopped. */
export function createOrderLane(onReply: (reply: OrderReply) => void): OrderLane {
  let worker: Worker | null = null;
  let hasFailed = false;
  let working: OrderRequest | null = null;

  function finish(version: number, answer: OrderAnswer): void {
    if (working?.version !== version) return;
    working = null;
    onReply({ version, answer });
  }

  async function answerHere({ version, question }: OrderRequest): Promise<void> {
    const orders = await loadOrders();
    if (working?.version === version) finish(version, orders.planOrder(question));
  }

  /** Without workers (forbidden, or its file is gone) the page does the work itself. */
  function fail(): void {
    hasFailed = true;
    worker?.terminate();
    worker = null;
    if (working !== null) void answerHere(working);
  }

  function open(): Worker | null {
    if (worker !== null || hasFailed) return worker;
    try {
      worker = new Worker(new URL("./order-worker.ts", import.meta.url), { type: "module" });
    } catch {
      hasFailed = true;
      return null;
    }
    worker.addEventListener("message", ({ data }: MessageEvent<OrderReply>) =>
      finish(data.version, data.answer),
    );
    worker.addEventListener("error", fail);
    return worker;
  }

  return {
    start(request) {
      working = request;
      const opened = open();
      if (opened === null) void answerHere(request);
      else opened.postMessage(request);
    },
    stop() {
      // A worker that rests is as good for the next question.
      if (working === null) return;
      working = null;
      worker?.terminate();
      worker = null;
    },
  };
}
