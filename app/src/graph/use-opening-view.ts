import type { Picture } from "@stagemap/analysis";
import type { Size } from "@stagemap/layout";
import { useStore } from "@xyflow/react";
import { useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { areaOf, type Area } from "./keyboard-moves.ts";
import { isNewText } from "./new-text.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import type { ViewControl } from "./use-view.ts";
import { openingView, type View } from "./viewport.ts";

const NATURAL: View = { x: 0, y: 0, zoom: 1 };

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
      view.open(layout, { target: targetArea(picture, graph), isGliding: !isNew });
      drawn.current = drawing;
      setOpen(true);
    }
    shown.current = picture;
  }, [picture, layout, graph, isReady, view, drawing]);
  return isOpen;
}

/**
 * The view that the canvas starts with, so that no card is drawn near first and far right after; the natural one where
 * it cannot be known yet. Null until the pane has been measured, which is before the first paint.
 */
export function useFirstView(
  pane: RefObject<HTMLElement | null>,
  picture: Picture,
  layout: Size | null,
  graph: PlacedGraph,
): View | null {
  const [first, setFirst] = useState<View | null>(null);
  const measure = useEffectEvent(() => {
    const size = { width: pane.current?.offsetWidth ?? 0, height: pane.current?.offsetHeight ?? 0 };
    const isKnown = layout !== null && size.width > 0;
    setFirst(isKnown ? openingView(layout, size, targetArea(picture, graph)) : NATURAL);
  });
  // Only what is in the document has a size.
  // oxlint-disable-next-line react/set-state-in-effect
  useLayoutEffect(() => measure(), []);
  return first;
}

function targetArea({ target }: Picture, graph: PlacedGraph): Area | null {
  return target === null ? null : areaOf(graph.places, { kind: "stage", key: target });
}
