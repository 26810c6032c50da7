import type { CacheReport } from "@stagemap/analysis";
import { sayRange, saySeconds } from "./seconds-words.ts";
import styles from "./Verdict.module.css";

interface VerdictSecondsProps {
  readonly report: CacheReport;
  readonly isCold: boolean;
}

/** The seconds of work that the change costs, beside those of a build without a cache. */
export function VerdictSeconds({ report, isCold }: VerdictSecondsProps) {
  const { totalSeconds, leastSeconds } = report;
  const cold = report.cold.totalSeconds;
  if (cold === 0) return null;
  return (
    <>
      {totalSeconds === 0 ? (
        <p className={styles["seconds"]}>
          nothing to run, where a build without a cache has <b>{saySeconds(cold)}</b>
        </p>
      ) : (
        <p className={styles["seconds"]}>
          about <b>{sayRange(leastSeconds, totalSeconds)}</b>
          {isCold ? " of work" : ` of ${saySeconds(cold)} without a cache`}
        </p>
      )}
      <span className={styles["track"]} aria-hidden>
        {totalSeconds > 0 && (
          <span
            className={styles["fill"]}
            style={{ width: `${Math.min(1, totalSeconds / cold) * 100}%` }}
          />
        )}
      </span>
    </>
  );
}
