import type { SharedLesson } from "@stagemap/share";
import { Check, GraduationCap } from "lucide-react";
import { useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import styles from "./LessonList.module.css";
import { lessonOf } from "./lesson-desk.ts";
import type { LessonProgress } from "./progress.ts";

interface SharedLessonsProps {
  readonly progress: ReadonlyMap<string, LessonProgress>;
  onOpen(lesson: SharedLesson): void;
}

/** Lessons of teachers that were worked on in this browser, to go on with. */
export function SharedLessons({ progress, onOpen }: SharedLessonsProps) {
  const { drafts } = useAppContext();
  const current = useApp((state) => state.lesson);
  const found = useMemo(() => {
    // The open one is no former draft.
    const kept = drafts.ofLessons().map(({ parts }) => parts.lesson);
    return [current, ...kept].flatMap((shared) => {
      const lesson = typeof shared === "string" ? null : lessonOf(shared);
      return lesson === null || shared === null ? [] : [{ shared, lesson }];
    });
  }, [drafts, current]);
  if (found.length === 0) return null;
  return (
    <>
      <h3 className={styles["subtitle"]}>Shared with you</h3>
      <ul className={styles["list"]} aria-label="Shared with you">
        {found.map(({ shared, lesson: { id, title } }) => (
          <li key={id}>
            <button
              type="button"
              className={styles["entry"]}
              data-done={progress.get(id)?.isDone === true || undefined}
              aria-current={shared === current || undefined}
              onClick={() => onOpen(shared)}
            >
              <span className={styles["number"]} aria-hidden>
                {progress.get(id)?.isDone === true ? (
                  <Check size={13} strokeWidth={2.5} />
                ) : (
                  <GraduationCap size={13} />
                )}
              </span>
              <span className={styles["name"]}>
                <span>{title}</span>{" "}
                <span className={styles["state"]}>
                  {progress.get(id)?.isDone === true ? "Solved" : ""}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
