import type { BestOrderAnswer, BestOrderQuestion } from "./view-best-order.ts";

/** The best order of a whole text with the rewrites that make it possible, in one answer. It comes by itself: {@link loadBestOrder}. */
export interface BestOrder {
  /** Never throws, whatever the text. */
  find(question: BestOrderQuestion): BestOrderAnswer;
}

/** Loads the search, once somebody asks for it. */
export async function loadBestOrder(): Promise<BestOrder> {
  return (await import("./best-order-answers.ts")).createBestOrder();
}
