import { Maximize2 } from "lucide-react";
import { useMemo } from "react";
import { useAppContext } from "../app-context.ts";
import { timelineOf } from "../timeline/timeline-rows.ts";
import { TimelineChart } from "../timeline/TimelineChart.tsx";
import { Button } from "../ui/Button.tsx";
import type { CacheView } from "./cache-view.ts";
import { saySeconds } from "./seconds-words.ts";
import { Section } from "./Section.tsx";
import styles from "./ThisBuild.module.css";

const mostRows = 8;

/** The build as a small timeline; the large one opens below the graph. */
export function ThisBuild({ view }: { readonly view: CacheView }) {
  const { store } = useAppContext();
  const { rows } = view;
  const { picture } = view.analysis;
  const { report } = view.answer;
  const timeline = useMemo(() => {
    const labels = new Map(rows.map(({ key, label }) => [key, label]));
    return timelineOf(report, picture, { mode: "change", labels, most: 4 });
  }, [report, picture, rows]);
  const { seconds, coldSeconds, skipped } = timeline;
  if (timeline.rows.length === 0) return null;

  function enlarge(): void {
    const { layout, openTimeline, showPane, togglePane } = store.getState();
    openTimeline(true);
    if (layout === "phone") showPane("graph");
    // Here the panel lies over the graph and what is below it.
    if (layout === "medium") togglePane("side");
  }

  const hidden = timeline.rows.length - mostRows;
  const isCut = hidden > 1;
  const shown = isCut ? { ...timeline, rows: timeline.rows.slice(0, mostRows) } : timeline;
  return (
    <Section
      title="This build"
      note={`${saySeconds(seconds)} side by side, cold ${saySeconds(coldSeconds)}`}
      action={
        <Button
          look="icon"
          className={styles["enlarge"]}
          aria-label="Open the timeline"
          title="Open the timeline below the graph"
          onClick={enlarge}
        >
          <Maximize2 size={14} aria-hidden />
        </Button>
      }
    >
      <TimelineChart view={shown} isCompact />
      {isCut && (
        <button type="button" className={styles["more"]} onClick={enlarge}>
          {hidden} more stages
        </button>
      )}
      {skipped.length > 0 && skipped.length <= 3 && (
        <p className={styles["skipped"]}>{skipped.join(", ")}: skipped for this target</p>
      )}
    </Section>
  );
}
