import { type GraphShape, layoutGraph } from "@stagemap/layout";
import { useEffect, useMemo, useRef, useState } from "react";
import { createLayoutQueue, type LayoutQueue } from "./layout-queue.ts";
import type { LaidOut } from "./placed-graph.ts";

/** Up to this many boxes and links a layout takes less than it would take to start the worker, even the first time. */
const MOST_AT_ONCE = 64;
const MOST_LINKS_AT_ONCE = 110;

/**
 * The layout of the shape, or of an earlier one while a large one is being laid out; null until the first is there.
 * It changes only when a size or a link does.
 */
export function useLaidOut(shape: GraphShape): LaidOut | null {
  const isSmall = shape.boxes.length <= MOST_AT_ONCE && shape.links.length <= MOST_LINKS_AT_ONCE;
  const { signature } = shape;
  const small = useMemo(
    () => (isSmall ? { shape, layout: layoutGraph(shape.layoutInput) } : null),
    // Shapes with one signature are laid out alike.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [isSmall, signature],
  );
  const [large, setLarge] = useState<LaidOut | null>(null);
  const queue = useRef<LayoutQueue | null>(null);

  useEffect(() => {
    if (isSmall) return;
    queue.current ??= createLayoutQueue();
    queue.current.request(shape.layoutInput, (layout) => setLarge({ shape, layout }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isSmall, signature]);

  useEffect(
    () => () => {
      queue.current?.close();
      queue.current = null;
    },
    [],
  );
  return small ?? large;
}
