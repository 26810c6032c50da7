import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Section.module.css";

interface SectionProps {
  readonly title: string;
  /** A few quiet words beside the title. */
  readonly note?: ReactNode;
  /** A button at the end of the title's line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, note, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["section"]}>
      <div className={styles["head"]}>
        <h3 id={id} className={styles["title"]}>
          {title}
        </h3>
        {note !== undefined && <small className={styles["note"]}>{note}</small>}
        {action !== undefined && <span className={styles["action"]}>{action}</span>}
      </div>
      {children}
    </section>
  );
}
