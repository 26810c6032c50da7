import type { Picture } from "@stagemap/analysis";
import { useStore } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import type { Size } from "./card-size.ts";
import { areaOf } from "./keyboard-moves.ts";
import { isNewText } from "./new-text.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import type { ViewControl } from "./use-view.ts";

/**
 * Chooses the view when a graph shows for the first time and when the text is a wholly different one. False until the
 * first view is chosen.
 */
export function useOpeningView(
  picture: Picture,
  layout: Size | null,
  graph: PlacedGraph,
  view: ViewControl,
): boolean {
  const isReady = useStore((state) => state.panZoom !== null && state.width > 0);
  const shown = useRef<Picture | null>(null);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (layout === null || !isReady) return;
    if (shown.current === null || isNewText(shown.current, picture)) {
      const { target } = picture;
      const area = target === null ? null : areaOf(graph.places, { kind: "stage", key: target });
      view.open(layout, area);
      setOpen(true);
    }
    shown.current = picture;
  }, [picture, layout, graph, isReady, view]);
  return isOpen;
}
