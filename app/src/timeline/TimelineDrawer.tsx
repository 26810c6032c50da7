import { ChevronDown, ChevronUp } from "lucide-react";
import { useMemo, useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { CacheView } from "../cache/cache-view.ts";
import { sayRange, saySeconds } from "../cache/seconds-words.ts";
import { Button } from "../ui/Button.tsx";
import { StatusMark } from "../ui/StatusMark.tsx";
import { TimelineChart } from "./TimelineChart.tsx";
import styles from "./TimelineDrawer.module.css";
import type { TimelineMode } from "./timeline-rows.ts";
import { timelineOf } from "./timeline-rows.ts";
import { TimelineTable } from "./TimelineTable.tsx";

/** Below the graph while it shows what a change rebuilds: what its marks mean, and the same build as a timeline. */
export function TimelineDrawer({ view }: { readonly view: CacheView }) {
  const { store } = useAppContext();
  const isOpen = useApp((state) => state.isTimelineOpen);
  return (
    <section aria-label="Timeline of the build" className={styles["drawer"]}>
      <div className={styles["head"]}>
        <Button
          className={styles["toggle"]}
          aria-expanded={isOpen}
          onClick={() => store.getState().openTimeline(!isOpen)}
        >
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
          Timeline
        </Button>
        <Legend view={view} />
      </div>
      {isOpen && <Body view={view} />}
    </section>
  );
}

const statuses = ["rebuilt", "maybe", "cached", "skipped"] as const;

function Legend({ view }: { readonly view: CacheView }) {
  const { steps, leastSeconds, totalSeconds } = view.answer.report;
  return (
    <p className={styles["legend"]}>
      {statuses.map((status) => {
        const count = steps.filter((step) => step.status === status).length;
        return count === 0 ? null : (
          <span key={status} className={styles["count"]}>
            {count} <StatusMark status={status} />
          </span>
        );
      })}
      <span className={styles["sum"]}>
        {totalSeconds === 0 ? "nothing to run" : `about ${sayRange(leastSeconds, totalSeconds)}`}
      </span>
    </p>
  );
}

const modes: readonly { readonly mode: TimelineMode; readonly title: string }[] = [
  { mode: "both", title: "Both" },
  { mode: "change", title: "After this change" },
  { mode: "cold", title: "Without a cache" },
];

function Body({ view }: { readonly view: CacheView }) {
  const { analysis, rows: lines } = view;
  const [mode, setMode] = useState<TimelineMode>("both");
  const [isTable, setIsTable] = useState(false);
  const { report } = view.answer;
  const labels = useMemo(() => new Map(lines.map(({ key, label }) => [key, label])), [lines]);
  const timeline = useMemo(
    () => timelineOf(report, analysis.picture, { mode, labels }),
    [report, analysis.picture, mode, labels],
  );
  const { seconds, coldSeconds, rows, skipped } = timeline;
  return (
    <>
      <div className={styles["bar"]}>
        <div role="group" aria-label="Which build" className={styles["modes"]}>
          {modes.map(({ mode: each, title }) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === mode}
              className={styles["mode"]}
              onClick={() => setMode(each)}
            >
              {title}
            </button>
          ))}
        </div>
        <Button
          className={styles["table"]}
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          Table
        </Button>
        <p className={styles["ends"]}>
          <span>
            done after about <b>{saySeconds(seconds)}</b>, without a cache {saySeconds(coldSeconds)}
          </span>
          <span className={styles["key"]}>
            <span className={styles["critical"]} aria-hidden /> critical path
          </span>
          {mode === "both" && (
            <span className={styles["key"]}>
              <span className={styles["cold"]} aria-hidden /> without a cache
            </span>
          )}
        </p>
      </div>
      {/* The keyboard scrolls it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles["body"]} tabIndex={0} role="region" aria-label="Bars of the timeline">
        {isTable ? (
          <TimelineTable report={report} picture={analysis.picture} mode={mode} labels={labels} />
        ) : rows.length === 0 ? (
          <p className={styles["none"]}>No step takes time: everything is in the cache.</p>
        ) : (
          <TimelineChart view={timeline} />
        )}
        {skipped.length > 0 && <Skipped titles={skipped} />}
      </div>
    </>
  );
}

function Skipped({ titles }: { readonly titles: readonly string[] }) {
  const shown = titles.slice(0, 4).join(", ");
  const more = titles.length > 4 ? ` and ${titles.length - 4} more` : "";
  return (
    <p className={styles["none"]} title={titles.join(", ")}>
      Skipped for this target: {shown}
      {more}
    </p>
  );
}
