import type { SharedWeights } from "@stagemap/share";
import { packWeights } from "@stagemap/share";

/** How often things change between two builds, where that is not as usual. */
export type OrderWeights = SharedWeights;

export function isSameWeights(one: OrderWeights | null, other: OrderWeights | null): boolean {
  return one === other || JSON.stringify(storeWeights(one)) === JSON.stringify(storeWeights(other));
}

/** The weights as plain data, for the storage. */
export function storeWeights(weights: OrderWeights | null): object | null {
  return weights === null ? null : packWeights(weights);
}
