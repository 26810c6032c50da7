import type { Picture } from "@stagemap/analysis";
import type { Size } from "@stagemap/layout";
import { useEffect, useMemo, useState } from "react";
import type { FocusStore } from "./focus-store.ts";
import type { Subject } from "./graph-pane-props.ts";
import styles from "./GraphTools.module.css";
import type { PlacedGraph } from "./placed-graph.ts";
import { searchPicture } from "./search-picture.ts";
import { SearchBox } from "./SearchBox.tsx";
import { subjectKey } from "./subject-key.ts";
import { Toolbar } from "./Toolbar.tsx";
import { areaOfAny } from "./use-reveal.ts";
import type { DrawingOptions } from "./use-drawing-options.ts";
import type { ViewControl } from "./use-view.ts";

interface GraphToolsProps {
  readonly picture: Picture;
  readonly graph: PlacedGraph;
  readonly size: Size | null;
  readonly store: FocusStore;
  readonly view: ViewControl;
  readonly drawing: DrawingOptions;
  readonly isMapShown: boolean;
  readonly onOrder?: (() => void) | undefined;
  readonly onAddStage?: (() => void) | undefined;
  onSelect(subject: Subject): void;
}

/** The toolbar and the search, over the canvas at the bottom left. */
export function GraphTools(props: GraphToolsProps) {
  const { picture, graph, size, store, view, drawing, isMapShown } = props;
  const { isSearching } = drawing;
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const hits = useMemo(
    () => (isSearching ? searchPicture(picture, query) : []),
    [isSearching, picture, query],
  );
  useEffect(() => store.setState({ found: new Set(hits.map(subjectKey)) }), [store, hits]);

  const step = (by: 1 | -1): void => {
    if (hits.length === 0) return;
    const next = (at + by + (at < 0 && by < 0 ? 1 : 0) + hits.length) % hits.length;
    const hit = hits[next];
    if (hit === undefined) return;
    setAt(next);
    props.onSelect(hit);
    const area = areaOfAny(graph, hit);
    if (area !== null) view.center(area);
  };
  return (
    <div className={styles["tools"]}>
      {isSearching && (
        <SearchBox
          query={query}
          count={hits.length}
          at={Math.min(at, hits.length - 1)}
          onQuery={(text) => {
            setQuery(text);
            setAt(-1);
          }}
          onStep={step}
          onClose={() => drawing.setSearching(false)}
        />
      )}
      <Toolbar
        isShowingSources={drawing.isShowingSources}
        isAllCollapsed={drawing.isAllCollapsed}
        isSearching={isSearching}
        isMapShown={isMapShown}
        onOrder={props.onOrder}
        onAddStage={props.onAddStage}
        onZoomIn={view.zoomIn}
        onZoomOut={view.zoomOut}
        onFit={() => size !== null && view.fit(size)}
        onToggleSources={drawing.toggleSources}
        onToggleAll={drawing.toggleAll}
        onToggleSearch={() => drawing.setSearching(!isSearching)}
        onToggleMap={() => drawing.setMapWanted(!isMapShown)}
      />
    </div>
  );
}
