import type { CSSProperties } from "react";
import { useAppContext } from "../app-context.ts";
import { useOpenStep } from "../cache/use-open-step.ts";
import { stageColor } from "../ui/stage-color.ts";
import styles from "./TimelineChart.module.css";
import type { TimelineBar, TimelineRow, TimelineView } from "./timeline-rows.ts";

interface TimelineChartProps {
  readonly view: TimelineView;
  /** Narrow names, for the side panel. */
  readonly isCompact?: boolean;
}

/** A build as bars: a line for each stage, side by side as BuildKit runs them. */
export function TimelineChart({ view, isCompact = false }: TimelineChartProps) {
  const { rows, ticks } = view;
  return (
    <div className={styles["chart"]} data-compact={isCompact || undefined}>
      <div className={styles["axis"]} aria-hidden>
        <span className={styles["name"]} />
        <span className={styles["scale"]}>
          {ticks.map(({ at, label }) => (
            <span
              key={label}
              className={styles["tick"]}
              data-last={at > 0.92 || undefined}
              style={{ left: percent(at) }}
            >
              {label}
            </span>
          ))}
        </span>
      </div>
      <ul className={styles["rows"]} aria-label="Stages in the order in which they begin">
        {rows.map((row) => (
          <Line key={row.stage} row={row} ticks={ticks} />
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  readonly row: TimelineRow;
  readonly ticks: TimelineView["ticks"];
}

function Line({ row, ticks }: LineProps) {
  const { store } = useAppContext();
  const { stage, title, color, warm, cold, isCritical, sentence } = row;
  const subject = { kind: "stage", key: stage } as const;
  return (
    <li
      className={styles["row"]}
      style={stageColor(color)}
      data-two={(warm.length > 0 && cold.length > 0) || undefined}
    >
      <button
        type="button"
        className={styles["name"]}
        data-critical={isCritical || undefined}
        aria-label={sentence}
        title={sentence}
        onClick={() => store.getState().select(subject, "side")}
        onPointerEnter={() => store.getState().hoverOver(subject, "side")}
        onPointerLeave={() => store.getState().hoverOver(null, "side")}
      >
        {title}
      </button>
      {/* The name says it in words, and the table all of it. */}
      <span className={styles["track"]} aria-hidden>
        {ticks.map(({ at }) => (
          <span key={at} className={styles["grid"]} style={{ left: percent(at) }} />
        ))}
        {cold.map((bar) => (
          <Block key={bar.step} bar={bar} isCold={warm.length > 0 || row.isAllCached} />
        ))}
        {warm.map((bar) => (
          <Block key={bar.step} bar={bar} isCold={false} />
        ))}
        {row.isAllCached && (
          <span className={styles["cached"]} style={endOf(cold)}>
            cached
          </span>
        )}
      </span>
    </li>
  );
}

function Block({ bar, isCold }: { readonly bar: TimelineBar; readonly isCold: boolean }) {
  const { store } = useAppContext();
  const open = useOpenStep();
  const { step, left, width, isCritical, isMaybe, title } = bar;
  const subject = { kind: "step", key: step } as const;
  return (
    // The keyboard has the names and the table.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className={styles["bar"]}
      data-cold={isCold || undefined}
      data-critical={isCritical || undefined}
      data-maybe={isMaybe || undefined}
      style={{ left: percent(left), width: percent(width) }}
      title={isCold ? `Without a cache, ${title}` : title}
      onClick={() => open(step)}
      onPointerEnter={() => store.getState().hoverOver(subject, "side")}
      onPointerLeave={() => store.getState().hoverOver(null, "side")}
    />
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}

/** Behind the last bar, or before its end where there is no room behind it. */
function endOf(bars: readonly TimelineBar[]): CSSProperties {
  const end = Math.max(...bars.map(({ left, width }) => left + width), 0);
  return end > 0.8 ? { right: percent(1 - end) } : { left: percent(end) };
}
