import { useStoreApi } from "@xyflow/react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useAppContext } from "../app-context.ts";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import { subjectAt } from "../graph/subject-key.ts";
import { createDragStore } from "./drag-store.ts";
import { beginDrag } from "./dragging.ts";
import { loadEngine } from "./engine.ts";
import { GapBars } from "./GapBars.tsx";
import { GapLabel } from "./GapLabel.tsx";
import styles from "./MoveLayer.module.css";
import { watchPress } from "./pointer-session.ts";

/** Moving steps on the canvas: by dragging their rows. */
export function MoveLayer({ pane, places }: GraphOverlayProps) {
  const context = useAppContext();
  const flow = useStoreApi();
  const [store] = useState(() => createDragStore());
  const ghostHost = useRef<HTMLDivElement>(null);
  const latest = useRef(places);
  useLayoutEffect(() => {
    latest.current = places;
  });

  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    function onPress(event: PointerEvent): void {
      const { target } = event;
      if (!(target instanceof Element) || event.button !== 0 || !event.isPrimary) return;
      const grip = target.closest('[data-action="grab"]');
      const subject = subjectAt(grip);
      const row = grip?.parentElement?.querySelector<HTMLElement>("button[data-subject]");
      if (element === null || subject === null || !row) return;
      // The press selects no text and starts no gesture of the canvas's.
      event.preventDefault();
      watchPress({
        event,
        pane: element,
        begin(at) {
          row.focus({ preventScroll: true });
          const session =
            ghostHost.current === null
              ? null
              : beginDrag(
                  {
                    context,
                    store,
                    pane: element,
                    ghostHost: ghostHost.current,
                    places: () => latest.current,
                    transform: () => flow.getState().transform,
                    panBy: (by) => void flow.getState().panBy(by),
                  },
                  { step: subject.key, row, at },
                );
          return session ?? { move() {}, drop() {}, cancel() {} };
        },
      });
    }
    // Whoever comes near may be about to grab something.
    const approach = (): void => void loadEngine().catch(() => undefined);
    element.addEventListener("pointerdown", onPress);
    element.addEventListener("pointerenter", approach, { once: true });
    return () => {
      element.removeEventListener("pointerdown", onPress);
      element.removeEventListener("pointerenter", approach);
    };
  }, [pane, context, store, flow]);

  return (
    <>
      <GapBars store={store} places={places} />
      <GapLabel store={store} places={places} pane={pane} />
      {createPortal(
        <div ref={ghostHost} className={styles["ghost"]} inert aria-hidden />,
        document.body,
      )}
    </>
  );
}
