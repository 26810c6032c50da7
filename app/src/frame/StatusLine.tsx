import { CircleX, ShieldCheck, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useApp, useRun } from "../app-context.ts";
import { targetTitle } from "../state/selectors.ts";
import { counted } from "./counted.ts";
import styles from "./StatusLine.module.css";

export function StatusLine() {
  const run = useRun();
  const counts = useApp((state) => state.analysis.counts);
  const title = useApp(targetTitle);
  const { stages, builtStages, steps, errors, warnings } = counts;
  const problems = `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  const summary =
    stages === 0
      ? `No stage, ${problems}`
      : `${counted(stages, "stage")}, ${builtStages} built for ${title}, ${counted(steps, "step")}, ${problems}`;

  return (
    <footer className={styles["line"]}>
      {stages === 0 ? (
        <span className={styles["stages"]}>No stage</span>
      ) : (
        <span className={styles["stages"]}>
          {counted(stages, "stage")}, {builtStages} built for <b>{title}</b>
        </span>
      )}
      {stages > 0 && <span className={styles["steps"]}>{counted(steps, "step")}</span>}
      <button type="button" className={styles["problems"]} onClick={() => run("focus-checks")}>
        {errors > 0 && <CircleX size={13} className={styles["errors"]} aria-hidden />}
        {errors === 0 && warnings > 0 && (
          <TriangleAlert size={13} className={styles["warnings"]} aria-hidden />
        )}
        {problems}
      </button>
      <span className={styles["promise"]}>
        <ShieldCheck size={13} aria-hidden />
        Nothing leaves this browser
      </span>
      <Announcement text={summary} />
    </footer>
  );
}

/** Tells screen readers what has become of the picture, once typing has paused. */
function Announcement({ text }: { readonly text: string }) {
  const [announced, setAnnounced] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(text), 900);
    return () => clearTimeout(timer);
  }, [text]);
  const announcement = useApp((state) => state.announcement);
  return (
    <>
      <output className={styles["announcement"]}>{announced}</output>
      <output className={styles["announcement"]}>{announcement}</output>
    </>
  );
}
