import { ChevronDown, ChevronUp, SlidersHorizontal } from "lucide-react";
import { useMemo } from "react";
import { useApp, useRun } from "../../app-context.ts";
import { counted } from "../../frame/counted.ts";
import { countChanged } from "../../state/rule-settings.ts";
import { Switch } from "../../ui/Switch.tsx";
import styles from "./SettingsBar.module.css";
import { SettingsDrawer } from "./SettingsDrawer.tsx";

/** Always at the panel's foot: the one switch that many want, and the way to the rest. */
export function SettingsBar() {
  const run = useRun();
  const isOpen = useApp((state) => state.areRuleSettingsOpen);
  const open = useApp((state) => state.openRuleSettings);
  const changedCount = useApp((state) => countChanged(state.ruleSettings));
  const isPinningOff = useApp((state) => state.ruleSettings.isPinningOff);
  const rules = useApp((state) => state.rules);
  const pinning = useMemo(
    () => rules.filter(({ group }) => group === "pinning").map(({ id }) => id),
    [rules],
  );
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section className={styles["foot"]} aria-label="Settings of the checks" data-takes-settings="">
      {isOpen && <SettingsDrawer />}
      <div className={styles["bar"]}>
        <button
          type="button"
          id="rule-settings-toggle"
          className={styles["toggle"]}
          aria-expanded={isOpen}
          aria-label={`Settings${changedCount === 0 ? "" : `, ${counted(changedCount, "setting")} changed`}`}
          onClick={() => open(!isOpen)}
        >
          <SlidersHorizontal size={14} aria-hidden />
          {changedCount === 0 ? (
            "Settings"
          ) : (
            <span className={styles["count"]}>{counted(changedCount, "setting")}</span>
          )}
          <Chevron size={14} aria-hidden />
        </button>
        <Switch
          label="Version pinning"
          isOn={!isPinningOff}
          title={`Checks that want fixed versions${pinning.length === 0 ? "" : `: ${pinning.join(", ")}`}`}
          onToggle={() => run("toggle-pinning")}
        />
      </div>
    </section>
  );
}
