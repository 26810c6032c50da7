import type { CacheChanges } from "@stagemap/analysis";
import type { AppStore } from "../state/store.ts";

/** Asks about these changes in place of the present ones; seconds that were measured stay. */
export function askAbout(store: AppStore, changes: CacheChanges): void {
  const { scenario, setScenario } = store.getState();
  setScenario({ ...scenario, changes });
}
