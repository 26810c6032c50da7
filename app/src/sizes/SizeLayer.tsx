import type { OriginSum } from "@stagemap/analysis";
import { stageBox } from "@stagemap/layout";
import { ViewportPortal } from "@xyflow/react";
import { memo, useContext, useEffect } from "react";
import { FocusContext } from "../graph/focus-store.ts";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import { SizeBar } from "./SizeBar.tsx";
import type { SizeView } from "./size-view.ts";
import { saySum } from "./size-words.ts";
import styles from "./SizeLayer.module.css";
import { useSizeView } from "./use-size-view.ts";

/** What every stage weighs, as a thin bar along the foot of its card: as long as the stage is heavy. */
export const SizeLayer = memo(function SizeLayer({ places }: Pick<GraphOverlayProps, "places">) {
  const view = useSizeView();
  const focus = useContext(FocusContext);
  useEffect(() => focus?.setState({ edgeNotes: notesOf(view) }), [focus, view]);
  if (view === null) return null;
  const { stages } = view.report;
  const full = Math.max(...stages.map(({ total }) => total.range.high), 1);
  return (
    <ViewportPortal>
      {stages.map(({ key, total, byOrigin }) => {
        const place = places.get(stageBox(key));
        if (place === undefined || byOrigin.length === 0) return null;
        const { x, y, box } = place;
        const { width, height } = box;
        return (
          <Mark
            key={key}
            {...{ x, y, width, height, full }}
            origins={byOrigin}
            label={`Weighs ${saySum(total)}${total.isMeasured ? ", measured" : ", estimated"}`}
          />
        );
      })}
    </ViewportPortal>
  );
});

/** What each copied thing comes to, as far as that is known. */
function notesOf(view: SizeView | null): ReadonlyMap<string, string> | null {
  if (view === null) return null;
  const sums = new Map(Object.entries(view.report.copies));
  return new Map(
    view.analysis.picture.edges.flatMap(({ key, kind, step }) => {
      const sum = kind === "copy" && step !== null ? sums.get(step) : undefined;
      return sum === undefined ? [] : [[key, `about ${saySum(sum)}`] as const];
    }),
  );
}

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly full: number;
  readonly origins: readonly OriginSum[];
  readonly label: string;
}

function Mark({ x, y, width, height, full, origins, label }: MarkProps) {
  return (
    <div
      className={styles["mark"]}
      style={{ width, transform: `translate(${x}px, ${y + height}px)` }}
      title={label}
    >
      <SizeBar origins={origins} full={full} label={label} isSmall />
    </div>
  );
}
