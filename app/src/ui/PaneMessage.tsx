import type { ReactNode } from "react";
import styles from "./PaneMessage.module.css";

interface PaneMessageProps {
  readonly title: string;
  /** What it means and what to do. */
  readonly children: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  readonly isAlert?: boolean;
}

/** What a pane shows when it has nothing else to show. */
export function PaneMessage({ title, children, actions, isAlert = false }: PaneMessageProps) {
  return (
    <div className={styles["message"]} role={isAlert ? "alert" : undefined}>
      <h2 className={styles["title"]}>{title}</h2>
      <div className={styles["text"]}>{children}</div>
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}
