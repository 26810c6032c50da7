import type { ReactNode } from "react";
import styles from "./PaneHead.module.css";

interface PaneHeadProps {
  readonly title: string;
  /** Small buttons at the end. */
  readonly children: ReactNode;
}

export function PaneHead({ title, children }: PaneHeadProps) {
  return (
    <div className={styles["head"]}>
      <h2 className={styles["title"]}>{title}</h2>
      <div className={styles["actions"]}>{children}</div>
    </div>
  );
}
