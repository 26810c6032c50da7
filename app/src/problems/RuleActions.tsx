import type { RuleView } from "@stagemap/analysis";
import { ExternalLink } from "lucide-react";
import { useId, useState } from "react";
import styles from "./RuleActions.module.css";

interface RuleActionsProps {
  readonly rule: RuleView;
  readonly onIgnore: () => void;
}

/** What one can do about a finding: read why, or switch the rule off here. */
export function RuleActions({ rule, onIgnore }: RuleActionsProps) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <div className={styles["actions"]}>
      <span className={styles["rule"]}>{rule.id}</span>
      <span className={styles["buttons"]}>
        <button
          type="button"
          className={styles["action"]}
          aria-expanded={isOpen}
          aria-controls={detailsId}
          aria-label={`Why ${rule.id}`}
          onClick={() => setOpen(!isOpen)}
        >
          Why
        </button>
        <button
          type="button"
          className={styles["action"]}
          aria-label={`Ignore ${rule.id} here`}
          title={`Writes “# check=skip=${rule.id}” above the instruction`}
          onClick={onIgnore}
        >
          Ignore here
        </button>
      </span>
      <div id={detailsId} className={styles["details"]} hidden={!isOpen}>
        <b>{rule.summary}</b>
        <p>{rule.rationale}</p>
        <a href={rule.source} target="_blank" rel="noreferrer">
          Docker’s page on this check <ExternalLink size={12} aria-hidden />
        </a>
      </div>
    </div>
  );
}
