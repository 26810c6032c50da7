import { useFocus } from "./focus-store.ts";
import styles from "./ProblemBadge.module.css";

const NAMES = { error: "Error", warning: "Warning", info: "Note" } as const;

/** The problems of a stage or step, nothing where there are none; notes are a dot. */
export function ProblemBadge({ subject }: { readonly subject: string }) {
  const badge = useFocus(({ badges }) => badges.get(subject));
  if (badge === undefined) return null;
  const { severity, message, count } = badge;
  const more = count > 1 ? ` (and ${count - 1} more)` : "";
  const text = `${NAMES[severity]}: ${message}${more}`;
  return (
    <span
      className={styles["badge"]}
      data-severity={severity}
      role="img"
      aria-label={text}
      title={text}
    >
      {severity !== "info" && (count > 1 ? Math.min(count, 9) : "!")}
    </span>
  );
}
