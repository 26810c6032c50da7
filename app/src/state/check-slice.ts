import type { Analyzer, Checks, FixAllView, FixView, Problem, RuleView } from "@stagemap/analysis";
import type { FindingFilter } from "../checks/finding-filter.ts";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";

/** How the panel of the checks lists what was found. */
export interface FindingView extends FindingFilter {
  readonly grouping: "stage" | "rule";
  readonly isFilterOpen: boolean;
  readonly isChecklistOpen: boolean;
}

export interface CheckSlice {
  /** Every rule, sorted by its id; empty until the checks are loaded. */
  readonly rules: readonly RuleView[];
  /** True when the checks could not be loaded. */
  readonly areChecksLost: boolean;
  readonly findingView: FindingView;
  /** The key of the finding whose details are shown; null when there is none. */
  readonly openFinding: string | null;
  /** The checks are loaded, behind the picture: from now on they speak. Null when they cannot be. */
  readonly addChecks: (checks: Checks | null) => void;
  /** What would mend a problem of the present text, best first. Each is tried out, so ask for it only when it is shown. */
  readonly fixesOf: (problem: Problem) => readonly FixView[];
  /** All safe fixes of the present text at once, or those of the chosen rules. */
  readonly fixAll: (isChosen?: (ruleId: string) => boolean) => FixAllView;
  readonly viewFindings: (change: Partial<FindingView>) => void;
  readonly showFinding: (key: string | null) => void;
}

const wholeFindingView: FindingView = {
  query: "",
  hidden: [],
  isOnlyFixable: false,
  rule: "",
  grouping: "stage",
  isFilterOpen: false,
  isChecklistOpen: true,
};

export function createCheckSlice(analyzer: Analyzer, derive: Derive): Slice<CheckSlice> {
  return (set, get) => ({
    rules: [],
    areChecksLost: false,
    findingView: wholeFindingView,
    openFinding: null,
    addChecks(checks) {
      if (checks === null) {
        set({ areChecksLost: true });
        return;
      }
      analyzer.useChecks(checks);
      set({ ...derive.again(get()), rules: checks.rules, areChecksLost: false });
    },
    fixesOf: analyzer.fixesOf,
    fixAll: analyzer.fixAll,
    viewFindings: (change) => set({ findingView: { ...get().findingView, ...change } }),
    showFinding: (key) => set({ openFinding: key }),
  });
}
