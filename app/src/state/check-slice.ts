import type { Analyzer, Checks, FixAllView, FixView, Problem, RuleView } from "@stagemap/analysis";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";

export interface CheckSlice {
  /** Every rule, sorted by its id; empty until the checks are loaded. */
  readonly rules: readonly RuleView[];
  /** The checks are loaded, behind the picture: from now on they speak. */
  readonly addChecks: (checks: Checks) => void;
  /** What would mend a problem of the present text, best first. Each is tried out, so ask for it only when it is shown. */
  readonly fixesOf: (problem: Problem) => readonly FixView[];
  /** All safe fixes of the present text at once, or those of the chosen rules. */
  readonly fixAll: (isChosen?: (ruleId: string) => boolean) => FixAllView;
}

export function createCheckSlice(analyzer: Analyzer, derive: Derive): Slice<CheckSlice> {
  return (set, get) => ({
    rules: [],
    addChecks(checks) {
      analyzer.useChecks(checks);
      set({ ...derive.again(get()), rules: checks.rules });
    },
    fixesOf: analyzer.fixesOf,
    fixAll: analyzer.fixAll,
  });
}
