import type { Cache } from "@stagemap/analysis";
import { loadCache } from "@stagemap/analysis";
import { useEffect, useState } from "react";
import { useAppContext } from "../app-context.ts";
import { followCache } from "./follow-cache.ts";

/** The build cache's engine, asked about the scenario for as long as the component is there. */
export function useCache(): { readonly cache: Cache | null; readonly isLost: boolean } {
  const { store } = useAppContext();
  const [cache, setCache] = useState<Cache | null>(null);
  const [isLost, setIsLost] = useState(false);

  useEffect(() => {
    let isGone = false;
    loadCache().then(
      (loaded) => isGone || setCache(loaded),
      () => isGone || setIsLost(true),
    );
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => (cache === null ? undefined : followCache(store, cache)), [store, cache]);
  return { cache, isLost };
}
