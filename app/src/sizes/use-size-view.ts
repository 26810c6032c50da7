import { useEffect } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { followSizes } from "./follow-sizes.ts";
import type { SizeView } from "./size-view.ts";

/** What is known of sizes, kept up to date for as long as the component is there; null until it is known. */
export function useSizeView(): SizeView | null {
  const { store } = useAppContext();
  useEffect(() => followSizes(store), [store]);
  return useApp((state) => state.sizeView);
}
