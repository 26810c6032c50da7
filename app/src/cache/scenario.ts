import type { CacheChanges } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import type { AppStore } from "../state/store.ts";

/** What is asked about the build cache. */
export interface CacheScenario {
  readonly changes: CacheChanges;
  /** Seconds that were typed in, by the key of the step. */
  readonly seconds: Readonly<Record<string, number>>;
}

export function scenarioOf(state: AppState): CacheScenario {
  return state.cacheScenario;
}

export function changeScenario(store: AppStore, part: Partial<CacheScenario>): void {
  const state = store.getState();
  state.setCacheScenario({ ...scenarioOf(state), ...part });
}

/** What is known of the build context. */
export function filesOf(_: AppState): {
  readonly files: readonly string[] | null;
  readonly dockerignore: string | null;
} {
  return { files: null, dockerignore: null };
}
