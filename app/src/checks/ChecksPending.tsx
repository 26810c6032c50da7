import styles from "./ChecksPending.module.css";

/** In the checklist's place and of its height while the checks are on their way. */
export function ChecksPending() {
  return (
    <div className={styles["pending"]} role="status" aria-label="The checks are being loaded">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={styles["line"]} />
      ))}
    </div>
  );
}
