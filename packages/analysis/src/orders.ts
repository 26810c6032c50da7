import type { LogWeights, OrderAnswer, OrderQuestion } from "./view-orders.ts";

/** The search for the best order. Nothing that the picture needs, so it comes by itself: {@link loadOrders}. */
export interface Orders {
  /** The order in which builds take least, and what it takes to get there. Never throws, whatever the text. */
  planOrder(question: OrderQuestion): OrderAnswer;
  /** Counts what the commits of a pasted `git log --name-only` touch. */
  readLog(text: string): LogWeights;
}

/** Loads the search for the best order, once somebody asks for it. */
export async function loadOrders(): Promise<Orders> {
  return (await import("./plan-orders.ts")).createOrders();
}
