import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";
import type { Slice } from "./app-state.ts";
import type { Derive } from "./derive.ts";
import type { SettingsStep } from "./rule-settings.ts";
import { withoutStep, withSettings } from "./rule-settings.ts";

export interface RuleSettingsSlice {
  /** What is wanted of the checks. The same object as long as it says the same. */
  readonly ruleSettings: RuleSettings;
  /** Changes that can be taken back, the last one last. */
  readonly ruleSettingsSteps: readonly SettingsStep[];
  /** What of the file that was read last could not be understood, a sentence each. */
  readonly ruleSettingsProblems: readonly string[];
  readonly areRuleSettingsOpen: boolean;
  readonly changeRuleSettings: (
    part: Partial<RuleSettings>,
    options?: { readonly canUndo: boolean },
  ) => void;
  /** Takes back the last change that can be, and spares what was changed since. */
  readonly undoRuleSettings: () => void;
  readonly noteRuleSettingsProblems: (problems: readonly string[]) => void;
  readonly openRuleSettings: (isOpen: boolean) => void;
}

/** Nothing to take back, and nothing wrong. */
export const untouchedRuleSettings = {
  ruleSettingsSteps: [],
  ruleSettingsProblems: [],
} as const;

export function createRuleSettingsSlice(derive: Derive): Slice<RuleSettingsSlice> {
  return (set, get) => {
    function become(ruleSettings: RuleSettings): void {
      set(derive.edit(get(), { ruleSettings }));
    }

    return {
      ruleSettings: DEFAULT_SETTINGS,
      ...untouchedRuleSettings,
      areRuleSettingsOpen: false,

      changeRuleSettings(part, { canUndo } = { canUndo: false }) {
        const { ruleSettings: before, ruleSettingsSteps } = get();
        const after = withSettings(before, part);
        if (after === before) return;
        become(after);
        if (canUndo) set({ ruleSettingsSteps: [...ruleSettingsSteps, { before, after }] });
      },

      undoRuleSettings() {
        const { ruleSettings, ruleSettingsSteps } = get();
        const step = ruleSettingsSteps.at(-1);
        if (step === undefined) return;
        set({ ruleSettingsSteps: ruleSettingsSteps.slice(0, -1), ruleSettingsProblems: [] });
        const undone = withoutStep(ruleSettings, step);
        if (undone !== ruleSettings) become(undone);
      },

      noteRuleSettingsProblems: (problems) => set({ ruleSettingsProblems: problems }),
      openRuleSettings: (isOpen) => set({ areRuleSettingsOpen: isOpen }),
    };
  };
}
