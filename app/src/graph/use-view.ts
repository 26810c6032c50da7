import type { Size } from "@stagemap/layout";
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useMemo } from "react";
import type { Area } from "./keyboard-moves.ts";
import { fitAll, openingView, viewAround, viewToReveal, type View } from "./viewport.ts";

/** Moves what the pane shows. All moves glide unless the user asked for less motion. */
export interface ViewControl {
  zoomIn(): void;
  zoomOut(): void;
  fit(graph: Size): void;
  /** The view for a new text, which appears at once, or for one that is drawn anew, which glides. */
  open(graph: Size, options: { readonly target: Area | null; readonly isGliding: boolean }): void;
  /** Moves only when the area is out of sight. */
  reveal(area: Area): void;
  /** Brings the area to the middle, at a size at which it can be read. */
  center(area: Area): void;
}

const READABLE_ZOOM = 0.8;

export function useView(): ViewControl {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const pane = (): Size => {
      const { width, height } = store.getState();
      return { width, height };
    };
    const glide = (view: View | null): void => {
      if (view !== null) void flow.setViewport(view, { duration: glideTime() });
    };
    return {
      zoomIn: () => void flow.zoomIn({ duration: glideTime() }),
      zoomOut: () => void flow.zoomOut({ duration: glideTime() }),
      fit: (graph) => glide(fitAll(graph, pane())),
      open: (graph, { target, isGliding }) => {
        const duration = isGliding ? glideTime() : 0;
        void flow.setViewport(openingView(graph, pane(), target), { duration });
      },
      reveal: (area) => glide(viewToReveal(area, flow.getViewport(), pane())),
      center: (area) => glide(viewAround(area, Math.max(READABLE_ZOOM, flow.getZoom()), pane())),
    };
  }, [flow, store]);
}

function glideTime(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 240;
}
