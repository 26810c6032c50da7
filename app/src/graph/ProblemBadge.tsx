import { useFocus } from "./focus-store.ts";
import styles from "./ProblemBadge.module.css";

const NAMES = { error: "Error", warning: "Warning", info: "Note" } as const;

/** The problems of a stage or step, nothing where there are none. */
export function ProblemBadge({ subject }: { readonly subject: string }) {
  const badge = useFocus(({ badges }) => badges.get(subject));
  if (badge === undefined) return null;
  const more = badge.count > 1 ? ` (and ${badge.count - 1} more)` : "";
  const text = `${NAMES[badge.severity]}: ${badge.message}${more}`;
  return (
    <span
      className={styles["badge"]}
      data-severity={badge.severity}
      role="img"
      aria-label={text}
      title={text}
    >
      {badge.count > 1 ? Math.min(badge.count, 9) : badge.severity === "info" ? "i" : "!"}
    </span>
  );
}
