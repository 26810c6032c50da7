import type { StageKey } from "@stagemap/analysis";
import { useStoreApi } from "@xyflow/react";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";
import { useAppContext } from "../app-context.ts";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import { subjectAt } from "../graph/subject-key.ts";
import type { DragStore } from "./drag-store.ts";
import { beginDrag } from "./dragging.ts";
import { ask, questionOf } from "./engine.ts";
import { watchPress } from "./pointer-session.ts";
import type { ScreenPoint } from "./pointer-session.ts";

interface RowDrag extends Pick<GraphOverlayProps, "pane" | "places" | "onOpen"> {
  readonly ghostHost: RefObject<HTMLDivElement | null>;
  readonly store: DragStore;
}

/** Rows are dragged by their handles. */
export function useRowDrag({ pane, places, onOpen, ghostHost, store }: RowDrag): void {
  const context = useAppContext();
  const flow = useStoreApi();
  const latest = useRef({ places, onOpen });
  useLayoutEffect(() => {
    latest.current = { places, onOpen };
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
          if (ghostHost.current === null) return null;
          const surroundings = {
            context,
            store,
            pane: element,
            ghostHost: ghostHost.current,
            places: () => latest.current.places,
            open: (stage: StageKey) => latest.current.onOpen(stage),
            transform: () => flow.getState().transform,
            panBy: (by: ScreenPoint) => void flow.getState().panBy(by),
          };
          return beginDrag(surroundings, { step: subject.key, row, at });
        },
      });
    }
    // Whoever comes near may be about to grab something: the first answer on a large text takes longest.
    function approach(): void {
      const state = context.store.getState();
      const step = state.analysis.picture.stages.at(-1)?.steps[0];
      if (step !== undefined) void ask({ kind: "gaps", question: questionOf(state, step.key) });
    }
    element.addEventListener("pointerdown", onPress);
    element.addEventListener("pointerenter", approach, { once: true });
    return () => {
      element.removeEventListener("pointerdown", onPress);
      element.removeEventListener("pointerenter", approach);
    };
  }, [pane, ghostHost, context, store, flow]);
}
