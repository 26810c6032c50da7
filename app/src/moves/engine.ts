import { loadRefactor } from "@stagemap/analysis";
import type { Refactor, StepKey, StepQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";

let loading: Promise<Refactor> | null = null;

/** The engine of moves, loaded once for all who ask. */
export async function loadEngine(): Promise<Refactor> {
  loading ??= loadRefactor();
  try {
    return await loading;
  } catch (error) {
    // The next one to ask may be luckier.
    loading = null;
    throw error;
  }
}

/** The question about a step of the present text. */
export function questionOf(
  { text, wantedTarget, buildSettings }: AppState,
  step: StepKey,
): StepQuestion {
  const { buildPlatform, targetPlatform } = buildSettings;
  return {
    dockerfile: text,
    target: wantedTarget,
    buildArguments: Object.fromEntries(buildSettings.arguments),
    namedContexts: Object.fromEntries(buildSettings.contexts),
    buildPlatform,
    targetPlatform,
    step,
  };
}
