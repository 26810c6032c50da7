import { LESSONS } from "@stagemap/lessons";
import type { Lesson } from "@stagemap/lessons";
import type { SharedLesson } from "@stagemap/share";
import { Check, PenLine, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useApp, useAppContext, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./LessonList.module.css";
import { startLesson } from "./lesson-desk.ts";
import type { LessonProgress } from "./progress.ts";
import { noProgress } from "./progress.ts";
import { SharedLessons } from "./SharedLessons.tsx";
import { progressBook, useProgress } from "./use-progress.ts";

interface LessonListProps {
  /** True when the document names a lesson that this version does not have. */
  readonly isUnknown: boolean;
  onOpened(): void;
}

/** The course, with what is solved of it. */
export function LessonList({ isUnknown, onOpened }: LessonListProps) {
  const context = useAppContext();
  const run = useRun();
  const progress = useProgress();
  const current = useApp((state) => state.lesson);
  const done = LESSONS.filter(({ id }) => progress.get(id)?.isDone === true).length;
  const next = LESSONS.find(({ id }) => progress.get(id)?.isDone !== true);

  function open(lesson: SharedLesson): void {
    startLesson(context, lesson);
    onOpened();
  }

  return (
    <div className={styles["panel"]}>
      <header className={styles["head"]}>
        <h2 className={styles["title"]}>Learn multi-stage builds</h2>
        <p className={styles["text"]}>
          Work on a real Dockerfile in the editor or the graph, and see the goals turn green. Your
          own text waits for you meanwhile.
        </p>
        <div
          className={styles["bar"]}
          role="progressbar"
          aria-label="Lessons solved"
          aria-valuemin={0}
          aria-valuemax={LESSONS.length}
          aria-valuenow={done}
        >
          <span style={{ width: `${(done / LESSONS.length) * 100}%` }} />
        </div>
        <p className={styles["count"]}>
          {done} of {LESSONS.length} solved
        </p>
      </header>
      {isUnknown && (
        <p className={styles["warning"]} role="alert">
          This document belongs to a lesson that could not be read. Its text is here all the same.
        </p>
      )}
      <ol className={styles["list"]} aria-label="Lessons">
        {LESSONS.map((lesson, index) => (
          <Entry
            key={lesson.id}
            lesson={lesson}
            number={index + 1}
            progress={progress.get(lesson.id) ?? noProgress}
            isOpen={current === lesson.id}
            isNext={lesson === next}
            onOpen={() => open(lesson.id)}
          />
        ))}
      </ol>
      <SharedLessons progress={progress} onOpen={open} />
      <footer className={styles["foot"]}>
        {current !== null && (
          <Button look="framed" onClick={() => run("leave-lesson")}>
            Back to my own text
          </Button>
        )}
        <Button look="framed" onClick={() => run("write-lesson")}>
          <PenLine size={14} aria-hidden />
          Write a lesson
        </Button>
        {progress.size > 0 && <Reset />}
      </footer>
    </div>
  );
}

interface EntryProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly progress: LessonProgress;
  /** True for the one that is worked on. */
  readonly isOpen: boolean;
  /** True for the first one that is not solved. */
  readonly isNext: boolean;
  onOpen(): void;
}

function Entry({ lesson, number, progress, isOpen, isNext, onOpen }: EntryProps) {
  const { title, summary, minutes } = lesson;
  const { isDone, met, of } = progress;
  const state = isDone ? "Solved" : met > 0 ? `${met} of ${of} goals` : `${minutes} min`;
  return (
    <li>
      <button
        type="button"
        className={styles["entry"]}
        data-done={isDone || undefined}
        data-next={isNext || undefined}
        aria-current={isOpen || undefined}
        onClick={onOpen}
      >
        <span className={styles["number"]} aria-hidden>
          {isDone ? <Check size={13} strokeWidth={2.5} /> : number}
        </span>
        <span className={styles["words"]}>
          <span className={styles["name"]}>
            <span>{title}</span> <span className={styles["state"]}>{isOpen ? "open" : state}</span>
          </span>
          <span className={styles["summary"]}>{summary}</span>
        </span>
      </button>
    </li>
  );
}

/** Asks once more: what is forgotten cannot be brought back. */
function Reset() {
  const { drafts, store } = useAppContext();
  const [isAsking, setAsking] = useState(false);

  function reset(): void {
    progressBook.reset();
    drafts.forgetLessons();
    setAsking(false);
    store.getState().announce("The progress is forgotten.");
  }

  if (!isAsking) {
    return (
      <Button onClick={() => setAsking(true)}>
        <RotateCcw size={14} aria-hidden />
        Reset progress
      </Button>
    );
  }
  return (
    <span className={styles["ask"]} role="group" aria-label="Reset progress">
      Forget what is solved, and your work on it?
      <Button look="framed" onClick={reset}>
        Forget it
      </Button>
      <Button onClick={() => setAsking(false)}>Keep it</Button>
    </span>
  );
}
