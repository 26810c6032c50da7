import { useStore } from "@xyflow/react";
import type { ComponentProps } from "react";
import { useRef, useState } from "react";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { lazily } from "../ui/lazily.ts";
import { Flow } from "./Flow.tsx";
import { createFocusStore, FocusContext } from "./focus-store.ts";
import styles from "./GraphCanvas.module.css";
import type { GraphPaneProps } from "./graph-pane-props.ts";
import { useDrawingOptions } from "./use-drawing-options.ts";
import { useFocusSync } from "./use-focus-sync.ts";
import { useGestures } from "./use-gestures.ts";
import { useOnPainted } from "./use-on-painted.ts";
import { useFirstView, useOpeningView } from "./use-opening-view.ts";
import { usePlacedGraph } from "./use-placed-graph.ts";
import { useReveal } from "./use-reveal.ts";
import { useView } from "./use-view.ts";
import { distanceOf } from "./viewport.ts";

// The picture comes first, what it is looked at with right after it.
const GraphTools = lazily(async () => (await import("./GraphTools.tsx")).GraphTools);

const MAP_FROM_BOXES = 13;

/** The picture can be looked at without them. */
function Tools(props: ComponentProps<typeof GraphTools>) {
  return (
    <ErrorBoundary resetKey="" renderFailure={() => null}>
      <GraphTools {...props} />
    </ErrorBoundary>
  );
}

export function GraphCanvas(props: GraphPaneProps) {
  const { picture, Overlay } = props;
  const drawing = useDrawingOptions(picture);
  const { graph, boxCount, size, isCurrent } = usePlacedGraph(picture, drawing);
  const [store] = useState(() => createFocusStore());
  const view = useView();
  const pane = useRef<HTMLDivElement>(null);
  const firstView = useFirstView(pane, picture, size, graph);
  const isOpen = useOpeningView(picture, isCurrent ? size : null, graph, {
    view,
    drawing: drawing.version,
  });
  const [isPainted, setPainted] = useState(false);
  useOnPainted(isOpen, () => {
    setPainted(true);
    props.onShown();
  });
  const distance = useStore((state) => distanceOf(state.transform[2]));
  useFocusSync(store, props, graph);
  const { markOwn } = useReveal(props.selection, graph, view);
  const gestures = useGestures({
    props,
    graph,
    store,
    view,
    pane,
    markOwn,
    onToggle: drawing.toggleStage,
    onSearch: () => drawing.setSearching(true),
  });
  const { isMapWanted } = drawing;
  const isMapShown = isMapWanted ?? boxCount >= MAP_FROM_BOXES;

  return (
    <FocusContext value={store}>
      <div
        ref={pane}
        className={styles["canvas"]}
        data-distance={distance}
        data-waiting={!isOpen || undefined}
        {...gestures.handlers}
      >
        {firstView !== null && (
          <Flow
            graph={graph}
            firstView={firstView}
            isFar={distance !== "near"}
            map={isMapShown && isPainted ? (isMapWanted === null ? "auto" : "shown") : "hidden"}
            onCanvas={gestures.onCanvas}
            onMove={gestures.onMove}
            onMoveEnd={gestures.onMoveEnd}
          />
        )}
      </div>
      {graph.nodes.length === 0 && (
        <p className={styles["late"]}>Laying out {picture.stages.length} stages…</p>
      )}
      {isPainted && (
        <Tools
          picture={picture}
          graph={graph}
          size={size}
          store={store}
          view={view}
          drawing={drawing}
          isMapShown={isMapShown}
          onOrder={props.onOrder && (() => props.onOrder?.())}
          onAddStage={props.onAddStage}
          onSelect={props.onSelect}
        />
      )}
      {isPainted && Overlay !== undefined && (
        <Overlay {...{ picture, pane }} places={graph.places} onOpen={drawing.toggleStage} />
      )}
    </FocusContext>
  );
}
