import { loadOrders } from "@stagemap/analysis";
import type { OrderAnswer } from "@stagemap/analysis";
import { createWorkerDoor } from "../workers/worker-door.ts";
import type { OrderReply, OrderRequest } from "./order-worker.ts";

/** Answers one question at a time, beside the main thread where that is possible. */
export interface OrderLane {
  start(request: OrderRequest): void;
  /** Gives up what is at work, whatever that takes. */
  stop(): void;
}

/** One of both is called once for every request that is not stopped. */
export function createOrderLane(
  onReply: (reply: OrderReply) => void,
  onFailure: (error: unknown) => void,
): OrderLane {
  let working: OrderRequest | null = null;
  const door = createWorkerDoor<OrderRequest, OrderReply>({
    create: () => new Worker(new URL("./order-worker.ts", import.meta.url), { type: "module" }),
    onReply: ({ version, answer }) => finish(version, answer),
    onDeath() {
      if (working !== null) void answerHere(working);
    },
  });

  function finish(version: number, answer: OrderAnswer): void {
    if (working?.version !== version) return;
    working = null;
    onReply({ version, answer });
  }

  /** Without workers (forbidden, or its file is gone) the page does the work itself. */
  async function answerHere({ version, question }: OrderRequest): Promise<void> {
    try {
      const orders = await loadOrders();
      if (working?.version === version) finish(version, orders.planOrder(question));
    } catch (error) {
      if (working?.version !== version) return;
      working = null;
      onFailure(error);
    }
  }

  return {
    start(request) {
      working = request;
      if (!door.post(request)) void answerHere(request);
    },
    stop() {
      // A worker that rests is as good for the next question.
      if (working === null) return;
      working = null;
      door.close();
    },
  };
}
