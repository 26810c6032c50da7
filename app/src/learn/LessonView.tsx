import type { GoalView } from "@stagemap/analysis";
import { ArrowLeft, GitCompare, LogOut, RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import { useApp, useAppContext, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { GoalList } from "./GoalList.tsx";
import { HintList } from "./HintList.tsx";
import { LessonEnd } from "./LessonEnd.tsx";
import { LessonText } from "./LessonText.tsx";
import styles from "./LessonView.module.css";
import { useGoals } from "./use-goals.ts";
import type { OpenLesson } from "./use-lesson.ts";
import { progressBook } from "./use-progress.ts";

interface LessonViewProps {
  readonly open: OpenLesson;
  /** Shows the list of lessons; this one stays open. */
  onList(): void;
}

/** A lesson: what to read, where the text stands, help, and what comes after. */
export function LessonView({ open, onList }: LessonViewProps) {
  const { lesson, number, next } = open;
  const run = useRun();
  const openDialog = useApp((state) => state.openDialog);
  const goalsHeading = useRef<HTMLHeadingElement>(null);
  const { views, isLost } = useGoals(lesson);
  useNoting(lesson.id, views);
  const met = views?.filter(({ isMet }) => isMet).length ?? 0;
  const isSolved = views !== null && views.length > 0 && met === views.length;

  return (
    <article className={styles["panel"]} aria-label={`Lesson: ${lesson.title}`}>
      <header className={styles["head"]}>
        <Button className={styles["back"]} onClick={onList}>
          <ArrowLeft size={14} aria-hidden />
          All lessons
        </Button>
        {lesson.goals.length > 0 && (
          <Tally
            count={lesson.goals.length}
            views={views}
            onClick={() =>
              goalsHeading.current?.scrollIntoView({ block: "start", behavior: "smooth" })
            }
          />
        )}
      </header>
      <div className={styles["page"]}>
        <p className={styles["place"]}>
          {number === null
            ? "A lesson that was shared with you"
            : `Lesson ${number} · about ${lesson.minutes} minutes`}
        </p>
        <h2 className={styles["title"]}>{lesson.title}</h2>
        {lesson.sections.map(({ title, text }) => (
          <section key={title} className={styles["section"]}>
            {title !== "" && <h3 className={styles["heading"]}>{title}</h3>}
            <LessonText text={text} />
          </section>
        ))}
      </div>
      <section className={styles["goals"]} aria-labelledby="lesson-goals">
        <h3 id="lesson-goals" ref={goalsHeading} className={styles["heading"]}>
          Goals
        </h3>
        {isLost ? (
          <p role="alert" className={styles["lost"]}>
            What checks the goals could not be loaded. Reload the page to try again; your text is
            kept.
          </p>
        ) : (
          <GoalList goals={lesson.goals} views={views} />
        )}
      </section>
      {isSolved && <LessonEnd lesson={lesson} next={next} />}
      {lesson.hints.length > 0 && <HintList lesson={lesson} />}
      <footer className={styles["foot"]}>
        {lesson.solutions.length > 0 && (
          <Button look="framed" onClick={() => openDialog({ kind: "lesson-solution" })}>
            <GitCompare size={14} aria-hidden />
            Compare with a solution
          </Button>
        )}
        <Button onClick={() => run("restart-lesson")}>
          <RotateCcw size={14} aria-hidden />
          Start over
        </Button>
        <Button onClick={() => run("leave-lesson")}>
          <LogOut size={14} aria-hidden />
          Leave the lesson
        </Button>
      </footer>
    </article>
  );
}

interface TallyProps {
  readonly count: number;
  readonly views: readonly GoalView[] | null;
  onClick(): void;
}

/** How many goals are reached, in sight wherever the panel is scrolled to. */
function Tally({ count, views, onClick }: TallyProps) {
  const met = views?.filter(({ isMet }) => isMet).length ?? 0;
  const isSolved = met === count;
  return (
    <button
      type="button"
      className={styles["tally"]}
      title="Go to the goals"
      data-solved={isSolved || undefined}
      onClick={onClick}
    >
      <span className={styles["dots"]} aria-hidden>
        {Array.from({ length: count }, (_, index) => (
          <i key={index} data-met={views?.[index]?.isMet === true || undefined} />
        ))}
      </span>
      {isSolved ? "Solved" : `${met} of ${count}`}
      <span className={styles["unseen"]}>
        {isSolved ? ": all goals reached" : " goals reached"}
      </span>
    </button>
  );
}

/** Keeps how far the learner came, and tells those who do not see it. */
function useNoting(lessonId: string, views: readonly GoalView[] | null): void {
  const { store } = useAppContext();
  const before = useRef<readonly GoalView[] | null>(null);
  useEffect(() => {
    if (views === null) return;
    const met = views.filter(({ isMet }) => isMet).length;
    const isDone = views.length > 0 && met === views.length;
    progressBook.note(lessonId, { met, of: views.length, ...(isDone && { isDone }) });
    const last = before.current;
    before.current = views;
    if (last === null) return;
    const reached = views.filter(({ isMet }, index) => isMet && last[index]?.isMet === false);
    if (reached.length === 0) return;
    const titles = reached.map(({ title }) => title.replaceAll("`", "")).join("; ");
    const { announce } = store.getState();
    announce(
      `Reached: ${titles}. ${isDone ? "All goals are reached." : `${met} of ${views.length}.`}`,
    );
  }, [store, lessonId, views]);
}
