import type { Comparison } from "@stagemap/analysis";
import { useState } from "react";
import styles from "./CompareDialog.module.css";
import { ComparePicture } from "./ComparePicture.tsx";
import { CompareSummary } from "./CompareSummary.tsx";
import { CompareText } from "./CompareText.tsx";

interface CompareViewsProps {
  readonly comparison: Comparison;
  readonly before: string;
  readonly after: string;
}

const views = [
  { id: "picture", title: "Graph" },
  { id: "text", title: "Text" },
  { id: "summary", title: "What it changes" },
] as const;

/** A few sentences, and one of three ways to look at the change. */
export function CompareViews({ comparison, before, after }: CompareViewsProps) {
  const [view, setView] = useState<(typeof views)[number]["id"]>("picture");
  return (
    <div className={styles["page"]}>
      {comparison.remarks.length > 0 && (
        <ul className={styles["remarks"]} aria-label="In short">
          {comparison.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <div role="radiogroup" aria-label="Shown as" className={styles["choice"]}>
        {views.map(({ id, title }) => (
          <label key={id} className={styles["option"]}>
            <input
              type="radio"
              name="compare-view"
              className={styles["radio"]}
              checked={id === view}
              onChange={() => setView(id)}
            />
            {title}
          </label>
        ))}
      </div>
      {view === "picture" && <ComparePicture comparison={comparison} />}
      {view === "text" && <CompareText before={before} after={after} />}
      {view === "summary" && <CompareSummary comparison={comparison} />}
    </div>
  );
}
