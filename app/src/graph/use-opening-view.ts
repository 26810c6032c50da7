import type { Picture } from "@stagemap/analysis";
import { useStore } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import type { Size } from "./card-size.ts";
import { areaOf } from "./keyboard-moves.ts";
import { isNewText } from "./new-text.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import type { ViewControl } from "./use-view.ts";

/**
 * Chooses the view when a graph shows for the first time, when the text is a wholly different one, and when the user
 * asked for another drawing of it. False until the first view is chosen.
 */
export function useOpeningView(
  picture: Picture,
  layout: Size | null,
  graph: PlacedGraph,
  options: { readonly view: ViewControl; readonly drawing: number },
): boolean {
  const { view, drawing } = options;
  const isReady = useStore((state) => state.panZoom !== null && state.width > 0);
  const shown = useRef<Picture | null>(null);
  const drawn = useRef(drawing);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (layout === null || !isReady) return;
    const isNew = shown.current === null || isNewText(shown.current, picture);
    if (isNew || drawn.current !== drawing) {
      const { target } = picture;
      const area = target === null ? null : areaOf(graph.places, { kind: "stage", key: target });
      view.open(layout, { target: area, isGliding: !isNew });
      drawn.current = drawing;
      setOpen(true);
    }
    shown.current = picture;
  }, [picture, layout, graph, isReady, view, drawing]);
  return isOpen;
}
