import { useRun } from "../app-context.ts";
import styles from "./SkipLink.module.css";

/** The first stop of the Tab key. A button, because a link would change the part of the address that holds documents. */
export function SkipLink() {
  const run = useRun();
  return (
    <button type="button" className={styles["skip"]} onClick={() => run("focus-editor")}>
      Skip to the Dockerfile
    </button>
  );
}
