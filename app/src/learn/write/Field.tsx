import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Field.module.css";

interface FieldProps {
  readonly label: string;
  /** A few quiet words beside the label. */
  readonly note?: string | undefined;
  readonly noteId?: string;
  /** The control, with the id that its label names. */
  children(id: string): ReactNode;
}

export function Field({ label, note, noteId, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <div className={styles["head"]}>
        <label htmlFor={id} className={styles["label"]}>
          {label}
        </label>
        {note !== undefined && (
          <small id={noteId} className={styles["note"]}>
            {note}
          </small>
        )}
      </div>
      {children(id)}
    </div>
  );
}
