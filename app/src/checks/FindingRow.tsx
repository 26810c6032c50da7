import { Wand2 } from "lucide-react";
import { memo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { Prose } from "../ui/Prose.tsx";
import styles from "./FindingRow.module.css";
import type { Fixability } from "./fixability.ts";
import type { Finding } from "./finding.ts";
import { moveFocus } from "./move-focus.ts";
import { severityLooks } from "./severity-looks.ts";
import { showPlace } from "./show-place.ts";

interface FindingRowProps {
  readonly finding: Finding;
  readonly fixability: Fixability;
  /** The one row of the list that Tab reaches. */
  readonly isTabStop: boolean;
  readonly onFocus: (key: string) => void;
}

/** A finding in the list. A click shows its place and opens it; what only has a place is gone to at once. */
export const FindingRow = memo(function FindingRow(props: FindingRowProps) {
  const { finding, fixability, isTabStop, onFocus } = props;
  const { key, problem, weight } = finding;
  const context = useAppContext();
  const isOpen = useApp((state) => state.openFinding === key);
  const isSelected = useApp(
    ({ selection }) => problem.step !== null && selection?.subject.key === problem.step,
  );
  const { Icon, word } = severityLooks[weight];
  const hasDetails = problem.rule !== undefined;
  const names = [problem.rule?.id ?? [], problem.aliases ?? []].flat();

  function open(): void {
    const { showFinding } = context.store.getState();
    if (isOpen && hasDetails) {
      showFinding(null);
      return;
    }
    showFinding(key);
    showPlace(context, problem, { focus: !hasDetails });
  }

  return (
    <button
      type="button"
      className={styles["row"]}
      data-item={key}
      data-weight={weight}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isSelected || undefined}
      aria-expanded={hasDetails ? isOpen : undefined}
      onClick={open}
      onFocus={() => onFocus(key)}
      onKeyDown={moveFocus}
    >
      <Icon size={15} className={styles["icon"]} aria-hidden />
      <span className={styles["words"]}>
        <span className={styles["message"]}>
          <span className={styles["word"]}>{word}: </span>
          <Prose text={problem.message} />
        </span>
        <span className={styles["meta"]}>
          {names.length > 0 && <span className={styles["rule"]}>{names.join(" · ")}</span>}
          {fixability !== "none" && (
            <span
              className={styles["fixable"]}
              title={fixability === "safe" ? "Has a safe fix" : "Has a fix to look over"}
            >
              <Wand2 size={12} aria-hidden />
              <span className={styles["word"]}>, can be fixed</span>
            </span>
          )}
          <span className={styles["line"]}>
            <span className={styles["word"]}>, </span>line {problem.line}
          </span>
        </span>
      </span>
    </button>
  );
});
