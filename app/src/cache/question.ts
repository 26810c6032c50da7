import type { CacheQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import type { CacheScenario } from "./scenario.ts";
import { filesOf, scenarioOf } from "./scenario.ts";

/** Makes the question to the build cache of the state; equal parts of the state are equal parts of it. */
export function createAsk(): (state: AppState) => CacheQuestion {
  let last: { readonly base: CacheQuestion; readonly of: readonly unknown[] } | null = null;
  return (state) => {
    const { text, wantedTarget, buildSettings } = state;
    const { files, dockerignore } = filesOf(state);
    const of = [text, wantedTarget, buildSettings, files, dockerignore];
    if (last === null || !of.every((part, index) => part === last?.of[index])) {
      const { buildPlatform, targetPlatform } = buildSettings;
      const base: CacheQuestion = {
        dockerfile: text,
        target: wantedTarget,
        buildArguments: Object.fromEntries(buildSettings.arguments),
        namedContexts: Object.fromEntries(buildSettings.contexts),
        buildPlatform,
        targetPlatform,
        files,
        dockerignore,
        changes: {},
      };
      last = { base, of };
    }
    return asked(last.base, scenarioOf(state));
  };
}

function asked(base: CacheQuestion, { changes, seconds }: CacheScenario): CacheQuestion {
  return { ...base, changes, seconds };
}
