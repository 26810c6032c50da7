import type { Lesson } from "@stagemap/lessons";
import { ArrowRight, PartyPopper } from "lucide-react";
import { useAppContext } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { startLesson } from "./lesson-desk.ts";
import styles from "./LessonEnd.module.css";
import { LessonText, OutsideLink } from "./LessonText.tsx";

interface LessonEndProps {
  readonly lesson: Lesson;
  readonly next: Lesson | null;
}

/** What to take along from a solved lesson, and the way on. */
export function LessonEnd({ lesson: { closing, sources }, next }: LessonEndProps) {
  const context = useAppContext();
  return (
    <section className={styles["end"]} aria-label="Solved">
      <h3 className={styles["heading"]}>
        <PartyPopper size={15} aria-hidden />
        All goals reached
      </h3>
      {closing !== "" && <LessonText text={closing} />}
      {sources.length > 0 && (
        <ul className={styles["sources"]} aria-label="Sources">
          {sources.map(({ title, address }) => (
            <li key={address}>
              <OutsideLink text={title} address={address} />
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <Button look="primary" onClick={() => startLesson(context, next.id)}>
          Next: {next.title}
          <ArrowRight size={14} aria-hidden />
        </Button>
      )}
    </section>
  );
}
