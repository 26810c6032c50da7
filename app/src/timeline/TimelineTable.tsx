import type { CacheReport, Picture } from "@stagemap/analysis";
import { useOpenStep } from "../cache/use-open-step.ts";
import { saySeconds } from "../cache/seconds-words.ts";
import styles from "./TimelineTable.module.css";
import type { TimelineMode } from "./timeline-rows.ts";

interface TimelineTableProps {
  readonly report: CacheReport;
  readonly picture: Picture;
  readonly mode: TimelineMode;
  readonly labels: ReadonlyMap<string, string>;
}

/** The timeline as rows to read: the cold build where only that is shown, else the one after the change. */
export function TimelineTable({ report, picture, mode, labels }: TimelineTableProps) {
  const open = useOpenStep();
  const { bars } = mode === "cold" ? report.cold.timeline : report.timeline;
  const titles = new Map(picture.stages.map(({ key, title }) => [key, title]));
  const sorted = bars.toSorted((a, b) => a.start - b.start || a.line - b.line);
  return (
    <table className={styles["table"]}>
      <caption className={styles["caption"]}>
        {mode === "cold" ? "Steps of a build without a cache" : "Steps that run after this change"},
        in the order in which they begin
      </caption>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Step</th>
          <th scope="col" className={styles["number"]}>
            Begins
          </th>
          <th scope="col" className={styles["number"]}>
            Takes
          </th>
          <th scope="col">Critical path</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ step, stage, line, start, end, isCritical }) => (
          <tr key={step}>
            <td>{titles.get(stage) ?? stage}</td>
            <td className={styles["step"]}>
              <button type="button" className={styles["open"]} onClick={() => open(step)}>
                line {line} · {labels.get(step) ?? "from the base image"}
              </button>
            </td>
            <td className={styles["number"]}>{saySeconds(start)}</td>
            <td className={styles["number"]}>{saySeconds(end - start)}</td>
            <td>{isCritical ? "yes" : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
