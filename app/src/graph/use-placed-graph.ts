import type { Picture } from "@stagemap/analysis";
import { shapeOf, type Size } from "@stagemap/layout";
import { useMemo, useState } from "react";
import { createPlacer, type PlacedGraph } from "./placed-graph.ts";
import type { DrawingOptions } from "./use-drawing-options.ts";
import { useLaidOut } from "./use-laid-out.ts";

interface PlacedPicture {
  readonly graph: PlacedGraph;
  readonly boxCount: number;
  /** The size of the newest layout; null until there is one. */
  readonly size: Size | null;
  /** False while a layout of the picture is on its way and an older one is drawn. */
  readonly isCurrent: boolean;
}

export function usePlacedGraph(picture: Picture, drawing: DrawingOptions): PlacedPicture {
  const { collapsed, isShowingSources } = drawing;
  const shape = useMemo(
    () => shapeOf(picture, { collapsed, isShowingSources }),
    [picture, collapsed, isShowingSources],
  );
  const laid = useLaidOut(shape);
  const [place] = useState(() => createPlacer());
  const graph = useMemo(() => place(shape, laid), [shape, laid, place]);
  return {
    graph,
    boxCount: shape.boxes.length,
    size: laid?.layout ?? null,
    isCurrent: laid?.shape.signature === shape.signature,
  };
}
