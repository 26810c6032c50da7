import type { GoalView } from "@stagemap/analysis";
import type { Goal } from "@stagemap/lessons";
import { Check, Circle, Trash2 } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { Prose } from "../../ui/Prose.tsx";
import styles from "./GoalRows.module.css";

interface GoalRowsProps {
  readonly goals: readonly Goal[];
  /** How the start stands to them; null until it is known. */
  readonly byStart: readonly GoalView[] | null;
  /** How the solution does; null without one. */
  readonly bySolution: readonly GoalView[] | null;
  onRemove(index: number): void;
}

/** The goals that were picked, with what the start and the solution make of each. */
export function GoalRows({ goals, byStart, bySolution, onRemove }: GoalRowsProps) {
  if (goals.length === 0) return <p className={styles["none"]}>No goal yet.</p>;
  return (
    <ul className={styles["list"]}>
      {goals.map((_goal, index) => {
        const start = byStart?.[index];
        const solution = bySolution?.[index];
        const title = start?.title ?? "";
        return (
          // Goals have nothing but their order to tell them apart.
          <li key={index} className={styles["row"]}>
            <div className={styles["words"]}>
              <Prose text={title} />
              <span className={styles["marks"]}>
                {start !== undefined && <Mark who="Start" view={start} />}
                {solution !== undefined && <Mark who="Solution" view={solution} />}
              </span>
              {solution?.missing !== undefined && solution.missing !== null && (
                <span className={styles["missing"]}>
                  <Prose text={`The solution: ${solution.missing}`} />
                </span>
              )}
            </div>
            <Button
              look="icon"
              aria-label={`Remove the goal: ${title.replaceAll("`", "")}`}
              title="Remove this goal"
              onClick={() => onRemove(index)}
            >
              <Trash2 size={14} aria-hidden />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ who, view }: { readonly who: string; readonly view: GoalView }) {
  const Icon = view.isMet ? Check : Circle;
  return (
    <span className={styles["mark"]} data-met={view.isMet || undefined} title={view.missing ?? ""}>
      <Icon size={12} strokeWidth={2.5} aria-hidden />
      {who} {view.isMet ? "reaches it" : "does not yet"}
    </span>
  );
}
