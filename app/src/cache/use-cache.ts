import type { Cache } from "@stagemap/analysis";
import { loadCache } from "@stagemap/analysis";
import { useEffect } from "react";
import { useAppContext } from "../app-context.ts";
import { useLoaded } from "../ui/use-loaded.ts";
import { followCache } from "./follow-cache.ts";

/** The build cache's engine, asked about the scenario for as long as the component is there; null until it is loaded. */
export function useCache(): Cache | null {
  const { store } = useAppContext();
  const cache = useLoaded(loadCache);
  useEffect(() => (cache === null ? undefined : followCache(store, cache)), [store, cache]);
  return cache;
}
