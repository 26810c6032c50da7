import { useApp } from "../app-context.ts";
import { counted } from "../frame/counted.ts";
import styles from "./NoFindings.module.css";

/** Says what was looked at, so that silence can be trusted. */
export function NoFindings() {
  const isEmpty = useApp((state) => state.text.trim() === "");
  const stageCount = useApp((state) => state.analysis.counts.stages);
  const ruleCount = useApp((state) => state.rules.length);
  const openDialog = useApp((state) => state.openDialog);
  if (isEmpty) return <p className={styles["none"]}>The text is empty: nothing to check yet.</p>;
  return (
    <div className={styles["none"]}>
      <b>No problems found</b>
      <p>
        Every line of {counted(stageCount, "stage")} was read as BuildKit reads it, and{" "}
        {ruleCount === 0 ? (
          "BuildKit would accept it."
        ) : (
          <>
            <button
              type="button"
              className={styles["browse"]}
              onClick={() => openDialog({ kind: "palette", commandId: "browse-checks" })}
            >
              {counted(ruleCount, "check")}
            </button>{" "}
            have nothing to say.
          </>
        )}
      </p>
    </div>
  );
}
