import type { OrderAnswer, OrderQuestion } from "@stagemap/analysis";
import { loadOrders } from "@stagemap/analysis";
import { speakUp } from "../workers/speak-up.ts";

/** What goes to the worker and what comes back; the version tells which question an answer belongs to. */
export interface OrderRequest {
  readonly version: number;
  readonly question: OrderQuestion;
}

export interface OrderReply {
  readonly version: number;
  readonly answer: OrderAnswer;
}

speakUp(self);
self.addEventListener("message", (event: MessageEvent<OrderRequest>) => {
  void answer(event.data);
});

async function answer({ version, question }: OrderRequest): Promise<void> {
  const orders = await loadOrders();
  const reply: OrderReply = { version, answer: orders.planOrder(question) };
  self.postMessage(reply);
}
