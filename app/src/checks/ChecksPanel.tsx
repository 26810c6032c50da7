import { loadChecks } from "@stagemap/analysis";
import { useDeferredValue, useMemo } from "react";
import { useApp } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { Checklist } from "./Checklist.tsx";
import styles from "./ChecksPanel.module.css";
import { ChecksPending } from "./ChecksPending.tsx";
import { FindingBar } from "./FindingBar.tsx";
import { FindingList } from "./FindingList.tsx";
import { filterFindings } from "./finding-filter.ts";
import { groupByRule, groupByStage } from "./finding-groups.ts";
import { findingsOf } from "./finding.ts";
import { useFixability } from "./fixability.ts";
import { NoFindings } from "./NoFindings.tsx";
import { SettingsBar } from "./settings/SettingsBar.tsx";

/** The checklist of a good build, and everything that was found, by stage or by rule. */
export function ChecksPanel() {
  // A long list may come a little later than the letters that are typed.
  const analysis = useDeferredValue(useApp((state) => state.analysis));
  const view = useApp((state) => state.findingView);
  const areLost = useApp((state) => state.areChecksLost);
  const addChecks = useApp((state) => state.addChecks);
  const { problems, picture, isChecked, checklist } = analysis;
  const findings = useMemo(() => findingsOf(problems), [problems]);
  const fixes = useFixability(findings);
  const listed = useMemo(
    () => filterFindings(findings, view, fixes.of),
    [findings, view, fixes.of],
  );
  const sections = useMemo(
    () => (view.grouping === "rule" ? groupByRule(listed) : groupByStage(listed, picture)),
    [listed, picture, view.grouping],
  );
  const isPending = !isChecked && !areLost;

  return (
    <div className={styles["panel"]}>
      {checklist.length > 0 && (
        <Checklist points={checklist} findings={findings} fixability={fixes.of} />
      )}
      {isPending && <ChecksPending />}
      {areLost && (
        <div className={styles["lost"]} role="alert">
          <p>The checks could not be loaded: only what BuildKit refuses is shown.</p>
          <Button
            look="framed"
            onClick={() => {
              loadChecks().then(addChecks, () => addChecks(null));
            }}
          >
            Try again
          </Button>
        </div>
      )}
      {findings.length > 0 && (
        <FindingBar findings={findings} listedCount={listed.length} fixes={fixes} />
      )}
      {findings.length === 0 && !isPending && <NoFindings />}
      {listed.length > 0 && <FindingList sections={sections} fixability={fixes.of} />}
      <SettingsBar />
    </div>
  );
}
