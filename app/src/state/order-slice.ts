import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";
import type { OrderWeights } from "./order-weights.ts";
import { isSameWeights } from "./order-weights.ts";

export interface OrderSlice {
  /** By what orders of steps are judged; null for what is usual. The same object stays when it says the same. */
  readonly orderWeights: OrderWeights | null;
  readonly setOrderWeights: (weights: OrderWeights | null) => void;
}

export function createOrderSlice(derive: Derive): Slice<OrderSlice> {
  return (set, get) => ({
    orderWeights: null,
    setOrderWeights(orderWeights) {
      if (!isSameWeights(get().orderWeights, orderWeights)) {
        set(derive.edit(get(), { orderWeights }));
      }
    },
  });
}
