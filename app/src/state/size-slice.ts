import type { SharedSizes } from "@stagemap/share";
import { packSizes, unpackSizes } from "@stagemap/share";
import type { SizeView } from "../sizes/size-view.ts";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";

export interface SizeSlice {
  /** Sizes that the user has measured; null for none. The same object stays when it says the same. */
  readonly typedSizes: SharedSizes | null;
  readonly setTypedSizes: (sizes: SharedSizes | null) => void;
  /** What the present text is estimated at; null until that is known. */
  readonly sizeView: SizeView | null;
  readonly showSizes: (view: SizeView | null) => void;
}

export function createSizeSlice(derive: Derive): Slice<SizeSlice> {
  return (set, get) => ({
    typedSizes: null,
    sizeView: null,
    setTypedSizes(typedSizes) {
      if (!isSameSizes(get().typedSizes, typedSizes)) set(derive.edit(get(), { typedSizes }));
    },
    showSizes: (sizeView) => set({ sizeView }),
  });
}

export function isSameSizes(one: SharedSizes | null, other: SharedSizes | null): boolean {
  return one === other || text(one) === text(other);
}

function text(sizes: SharedSizes | null): string {
  return JSON.stringify(sizes && packSizes(sizes));
}

/** The sizes in what the storage held; null where there are none. */
export function readSizes(value: unknown): SharedSizes | null {
  const sizes = unpackSizes(value);
  return sizes === null || Object.keys(packSizes(sizes)).length === 0 ? null : sizes;
}
