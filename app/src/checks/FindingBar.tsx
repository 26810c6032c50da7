import type { Problem } from "@stagemap/analysis";
import { ListFilter, Wand2 } from "lucide-react";
import { useApp, useRun } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FindingBar.module.css";
import { FindingFilters } from "./FindingFilters.tsx";
import { severities } from "./finding-filter.ts";
import type { Finding } from "./finding.ts";
import type { KnownFixes } from "./fixability.ts";
import { severityLooks } from "./severity-looks.ts";

interface FindingBarProps {
  readonly findings: readonly Finding[];
  readonly listedCount: number;
  readonly fixes: KnownFixes;
}

const plurals = { error: "error", warning: "warning", info: "note" } as const;

/** How many findings there are and which of them are listed. */
export function FindingBar({ findings, listedCount, fixes }: FindingBarProps) {
  const run = useRun();
  const view = useApp((state) => state.findingView);
  const viewFindings = useApp((state) => state.viewFindings);
  const safeCount = findings.filter(({ key }) => fixes.of.get(key) === "safe").length;
  const fixableCount = findings.filter(
    ({ key }) => (fixes.of.get(key) ?? "none") !== "none",
  ).length;

  return (
    <div className={styles["bar"]}>
      <div className={styles["head"]}>
        <h3 className={styles["heading"]}>
          Findings
          <small className={styles["count"]}>
            {listedCount === findings.length
              ? findings.length
              : `${listedCount} of ${findings.length}`}
          </small>
        </h3>
        {safeCount > 0 && (
          <Button look="framed" className={styles["fixAll"]} onClick={() => run("fix-all-safe")}>
            <Wand2 size={13} aria-hidden />
            Fix all safe{fixes.isComplete ? ` (${safeCount})` : ""}
          </Button>
        )}
      </div>
      <div className={styles["chips"]}>
        <SeverityChips findings={findings} />
        {(fixableCount > 0 || view.isOnlyFixable) && (
          <button
            type="button"
            className={styles["chip"]}
            aria-pressed={view.isOnlyFixable}
            title="Only what has a fix"
            onClick={() => viewFindings({ isOnlyFixable: !view.isOnlyFixable })}
          >
            fixable {fixableCount}
          </button>
        )}
        <Button
          look="icon"
          className={styles["more"]}
          aria-label="Search and group"
          title="Search and group"
          aria-expanded={view.isFilterOpen}
          onClick={() => viewFindings({ isFilterOpen: !view.isFilterOpen })}
        >
          <ListFilter size={15} aria-hidden />
        </Button>
      </div>
      {view.isFilterOpen && <FindingFilters findings={findings} />}
      {listedCount === 0 && (
        <p className={styles["none"]}>
          Nothing of that kind.{" "}
          <button
            type="button"
            className={styles["clear"]}
            onClick={() => viewFindings({ query: "", hidden: [], isOnlyFixable: false, rule: "" })}
          >
            Show all {findings.length}
          </button>
        </p>
      )}
    </div>
  );
}

function SeverityChips({ findings }: Pick<FindingBarProps, "findings">) {
  const { hidden } = useApp((state) => state.findingView);
  const viewFindings = useApp((state) => state.viewFindings);

  function toggle(severity: Problem["severity"]): void {
    const isHidden = hidden.includes(severity);
    const others = hidden.filter((each) => each !== severity);
    viewFindings({ hidden: isHidden ? others : [...others, severity] });
  }

  return severities.map((severity) => {
    const { Icon } = severityLooks[severity];
    const count = findings.filter(({ problem }) => problem.severity === severity).length;
    return count === 0 ? null : (
      <button
        key={severity}
        type="button"
        className={styles["chip"]}
        data-severity={severity}
        aria-pressed={!hidden.includes(severity)}
        aria-label={counted(count, plurals[severity])}
        title={`Show ${plurals[severity]}s`}
        onClick={() => toggle(severity)}
      >
        <Icon size={13} aria-hidden />
        {count}
      </button>
    );
  });
}
