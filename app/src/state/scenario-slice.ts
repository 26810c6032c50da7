import type { CacheChanges, StepKey } from "@stagemap/analysis";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";
import type { Scenario } from "./scenario.ts";
import { isSameScenario, noScenario } from "./scenario.ts";

export interface ScenarioSlice {
  readonly scenario: Scenario;
  /** Everything that is picked, in place of what was; the same object stays when it says the same. */
  readonly setScenario: (scenario: Scenario) => void;
  /** Some of what has changed; what is given as undefined is as it was built. */
  readonly changeScenario: (part: {
    readonly [Key in keyof CacheChanges]: CacheChanges[Key] | undefined;
  }) => void;
  /** Seconds that the user has measured; null goes back to the estimate. */
  readonly measureStep: (step: StepKey, seconds: number | null) => void;
}

export function createScenarioSlice(derive: Derive): Slice<ScenarioSlice> {
  return (set, get) => {
    function become(scenario: Scenario): void {
      if (!isSameScenario(get().scenario, scenario)) set(derive.edit(get(), { scenario }));
    }

    return {
      scenario: noScenario,
      setScenario: become,

      changeScenario(part) {
        const { changes, seconds } = get().scenario;
        const entries = Object.entries({ ...changes, ...part });
        const known = entries.filter(([, value]) => value !== undefined);
        become({ changes: Object.fromEntries(known), seconds });
      },

      measureStep(step, measured) {
        const { changes, seconds } = get().scenario;
        const others = Object.entries(seconds).filter(([key]) => key !== step);
        const all = measured === null ? others : [...others, [step, measured] as const];
        become({ changes, seconds: Object.fromEntries(all) });
      },
    };
  };
}
