import type { GapView } from "@stagemap/analysis";
import { ROW_HEIGHT } from "@stagemap/layout";
import { useStore as useFlow, ViewportPortal } from "@xyflow/react";
import { memo, type CSSProperties } from "react";
import { useStore } from "zustand";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import { distanceOf } from "../graph/viewport.ts";
import type { DragStore } from "./drag-store.ts";
import styles from "./GapBars.module.css";
import { placeOfGap } from "./gap-under.ts";
import { shortCost, VERDICT_SIGNS } from "./gap-words.ts";

interface GapBarsProps {
  readonly store: DragStore;
  readonly places: GraphOverlayProps["places"];
}

/** The gaps of a dragged row, each with its mark. */
export function GapBars({ store, places }: GapBarsProps) {
  const drag = useStore(store, (state) => state.drag);
  const zoom = useFlow(({ transform }) => (drag === null ? 1 : transform[2]));
  if (drag === null || distanceOf(zoom) !== "near") return null;
  const home = placeOfGap(places, { stage: drag.stage, gap: drag.from });
  const { over } = drag;
  const gaps = [...drag.gaps.values()].flat();
  // Where the pointer is in a stage that does not light up, the one gap shows all the same.
  const isListed = over === null || drag.gaps.has(over.stage);
  const best = bestOf(gaps);
  const scale: CSSProperties & Record<"--thin", string> = { "--thin": `${1 / zoom}` };
  return (
    <ViewportPortal>
      <div className={styles["layer"]} style={scale} aria-hidden>
        {home !== null && (
          <div
            className={styles["veil"]}
            style={{ ...at(home.x, home.y), width: home.width, height: ROW_HEIGHT }}
          />
        )}
        {(isListed ? gaps : [...gaps, over]).map((gap) => {
          const place = placeOfGap(places, gap);
          if (place === null) return null;
          const isOver = gap.stage === over?.stage && gap.gap === over.gap;
          return (
            <Bar
              key={`${gap.gap} ${gap.stage}`}
              {...place}
              verdict={gap.verdict}
              isOver={isOver}
              cost={gap === best && !isOver ? shortCost(gap.cost) : ""}
            />
          );
        })}
      </div>
    </ViewportPortal>
  );
}

/** The gap that saves most without breaking anything: the one worth a figure from afar. */
function bestOf(gaps: readonly GapView[]): GapView | null {
  let best: GapView | null = null;
  for (const gap of gaps) {
    if (gap.verdict !== "safe" && gap.verdict !== "risky") continue;
    const difference = gap.cost?.difference ?? 0;
    if (difference < Math.min(-0.5, best?.cost?.difference ?? 0)) best = gap;
  }
  return best;
}

interface BarProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly verdict: GapView["verdict"];
  readonly isOver: boolean;
  readonly cost: string;
}

const Bar = memo(function Bar({ x, y, width, verdict, isOver, cost }: BarProps) {
  return (
    <div
      className={styles["gap"]}
      style={{ ...at(x, y), width }}
      data-verdict={verdict}
      data-over={isOver || undefined}
    >
      <span className={styles["sign"]}>{VERDICT_SIGNS[verdict]}</span>
      {cost !== "" && <span className={styles["cost"]}>{cost}</span>}
    </div>
  );
});

function at(x: number, y: number): CSSProperties {
  return { transform: `translate(${x}px, ${y}px)` };
}
