import type { Problem, RuleView } from "@stagemap/analysis";
import { useApp, useAppContext } from "../app-context.ts";
import styles from "./FindingDetails.module.css";
import { ignore, ignoreEverywhere } from "./mend.ts";
import { showPlace } from "./show-place.ts";

interface FindingActionsProps {
  readonly problem: Problem;
  readonly rule: RuleView;
  readonly isWhyShown: boolean;
  readonly onWhy: () => void;
  /** The finding is ignored. */
  readonly onDone: () => void;
}

/** What can be done about a finding besides mending it. */
export function FindingActions(props: FindingActionsProps) {
  const { problem, rule, isWhyShown, onWhy, onDone } = props;
  const context = useAppContext();
  const openDialog = useApp((state) => state.openDialog);
  const where = problem.skippedBy === "directive" ? "in this file" : "here";
  return (
    <div className={styles["actions"]}>
      <button
        type="button"
        className={styles["action"]}
        aria-expanded={isWhyShown}
        aria-label={`Why ${rule.id}`}
        onClick={onWhy}
      >
        Why
      </button>
      <button
        type="button"
        className={styles["action"]}
        aria-label={`Ignore ${rule.id} ${where}`}
        title={`Writes “# check=skip=${rule.id}” ${where === "here" ? "above the instruction" : "at the top"}`}
        onClick={() => {
          if (ignore(context, problem)) onDone();
        }}
      >
        Ignore {where}
      </button>
      <button
        type="button"
        className={styles["action"]}
        aria-label={`Ignore ${rule.id} everywhere`}
        title={`Switches ${rule.id} off in the settings, and leaves the text as it is`}
        onClick={() => {
          ignoreEverywhere(context, rule.id);
          onDone();
        }}
      >
        Ignore everywhere
      </button>
      <button
        type="button"
        className={styles["action"]}
        aria-label={`About ${rule.id}, with examples`}
        onClick={() => openDialog({ kind: "rule", ruleId: rule.id })}
      >
        Examples
      </button>
      <button
        type="button"
        className={styles["action"]}
        aria-label={`Go to line ${problem.line}`}
        onClick={() => showPlace(context, problem, { focus: true })}
      >
        Line {problem.line}
      </button>
    </div>
  );
}
