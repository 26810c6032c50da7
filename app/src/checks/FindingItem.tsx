import { useApp } from "../app-context.ts";
import { FindingDetails } from "./FindingDetails.tsx";
import styles from "./FindingItem.module.css";
import { FindingRow } from "./FindingRow.tsx";
import type { Fixability } from "./fixability.ts";
import type { Finding } from "./finding.ts";

interface FindingItemProps {
  readonly finding: Finding;
  readonly fixability: Fixability;
  readonly isTabStop: boolean;
  /** Called with its key when its row gets the focus. */
  readonly onFocus: (key: string) => void;
  /** Called with its key when it is mended or ignored, before the list is drawn without it. */
  readonly onDone: (key: string) => void;
}

/** A finding with its details below, when it is open. */
export function FindingItem({ onDone, ...row }: FindingItemProps) {
  const { key, problem } = row.finding;
  const isOpen = useApp((state) => state.openFinding === key);
  return (
    <div className={styles["item"]} data-open={(isOpen && problem.rule !== undefined) || undefined}>
      <FindingRow {...row} />
      {isOpen && problem.rule !== undefined && (
        <FindingDetails problem={problem} rule={problem.rule} onDone={() => onDone(key)} />
      )}
    </div>
  );
}
