import styles from "./NothingPicked.module.css";

/** What there is to do first. */
export function NothingPicked() {
  return (
    <p className={styles["text"]}>
      Pick what is not as it was when you built last. The graph then shows which steps Docker takes
      from its cache and which it runs again, each with the reason. Or start with one of these:
    </p>
  );
}
