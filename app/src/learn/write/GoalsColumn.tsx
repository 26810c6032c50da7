import type { GoalView, LessonGoals } from "@stagemap/analysis";
import type { Goal, LessonProject, OwnLesson } from "@stagemap/lessons";
import { useMemo } from "react";
import { LessonText } from "../LessonText.tsx";
import { GoalRows } from "./GoalRows.tsx";
import styles from "./GoalsColumn.module.css";
import { NewGoal } from "./NewGoal.tsx";

interface GoalsColumnProps {
  readonly own: OwnLesson;
  /** Null until it is loaded. */
  readonly judge: LessonGoals | null;
  onChange(part: Partial<OwnLesson>): void;
}

/** The goals, what start and solution make of them, and how the text will look. */
export function GoalsColumn({ own, judge, onChange }: GoalsColumnProps) {
  const { goals, start, solution, text } = own;
  const byStart = useMemo(
    () => (judge === null ? null : judged(judge, start, { goals, start })),
    [judge, goals, start],
  );
  const bySolution = useMemo(
    () =>
      judge === null || solution === null
        ? null
        : judged(judge, { ...solution, files: start.files }, { goals, start }),
    [judge, goals, start, solution],
  );
  const warning = warningOf(byStart, bySolution);

  function describe(goal: Goal): string {
    if (judge === null) return "";
    const [view] = judged(judge, start, { goals: [goal], start });
    if (view === undefined) return "";
    return view.isMet ? "The start reaches it already." : `The start: ${view.missing ?? ""}`;
  }

  return (
    <div className={styles["column"]}>
      <section className={styles["section"]} aria-label="Goals of the lesson">
        <h3 className={styles["title"]}>Goals</h3>
        <GoalRows
          goals={goals}
          byStart={byStart}
          bySolution={bySolution}
          onRemove={(index) => onChange({ goals: goals.filter((_, at) => at !== index) })}
        />
        {warning !== null && <p className={styles["warning"]}>{warning}</p>}
        <NewGoal describe={describe} onAdd={(goal) => onChange({ goals: [...goals, goal] })} />
      </section>
      {text.trim() !== "" && (
        <section className={styles["section"]} aria-label="How the text will look">
          <h3 className={styles["title"]}>How the text will look</h3>
          <div className={styles["look"]}>
            <LessonText text={text} />
          </div>
        </section>
      )}
    </div>
  );
}

function judged(
  judge: LessonGoals,
  { dockerfile, dockerignore, files, target = null }: LessonProject,
  asked: { readonly goals: readonly Goal[]; readonly start: LessonProject },
): readonly GoalView[] {
  const known = files.length === 0 ? null : files;
  return judge.judge({ dockerfile, dockerignore, target, files: known, ...asked });
}

/** What is odd about the goals; null when nothing is. */
function warningOf(
  byStart: readonly GoalView[] | null,
  bySolution: readonly GoalView[] | null,
): string | null {
  if (byStart !== null && byStart.length > 0 && byStart.every(({ isMet }) => isMet))
    return "The start reaches all goals already: add one that it misses.";
  const missed = bySolution?.filter(({ isMet }) => !isMet).length ?? 0;
  return missed === 0 ? null : "The solution does not reach all goals.";
}
