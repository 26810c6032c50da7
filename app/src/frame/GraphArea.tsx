import { useCallback, useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { startCommand } from "../commands/start-command.ts";
import type { GraphOverlayProps, Subject } from "../graph/graph-pane-props.ts";
import { GraphPane } from "../graph/GraphPane.tsx";
import { badgesOf, halfTypedLine } from "../state/selectors.ts";
import { spanOf } from "../state/subjects.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { lazily } from "../ui/lazily.ts";
import { Dispensable } from "./Dispensable.tsx";
import styles from "./GraphArea.module.css";
import { PaneFailure } from "./PaneFailure.tsx";

const MoveLayer = lazily(async () => (await import("../moves/MoveLayer.tsx")).MoveLayer);
const TimelineDrawer = lazily(
  async () => (await import("../timeline/TimelineDrawer.tsx")).TimelineDrawer,
);
const NoStages = lazily(async () => (await import("./NoStages.tsx")).NoStages);

export function GraphArea() {
  const context = useAppContext();
  const { store, host } = context;
  const text = useApp((state) => state.text);
  const analysis = useApp((state) => state.analysis);
  const selection = useApp((state) => state.selection);
  const also = useApp((state) => state.also);
  const hover = useApp((state) => state.hover);
  const cacheView = useApp((state) => state.cacheView);
  const overlay = cacheView?.marks ?? null;
  const settle = useApp((state) => state.settle);
  const badges = useMemo(() => badgesOf(analysis.problems), [analysis.problems]);

  const onSelect = useCallback(
    (subject: Subject | null) => {
      const { analysis: now, select } = store.getState();
      select(subject, "graph");
      const span = subject === null ? null : spanOf(now, subject);
      if (span !== null) host.reveal(span, { select: false, focus: false });
    },
    [store, host],
  );
  const onHover = useCallback(
    (subject: Subject | null) => store.getState().hoverOver(subject, "graph"),
    [store],
  );
  const onTarget = useCallback(
    (stage: string) => {
      const { analysis: now, pickTarget } = store.getState();
      const isLast = now.picture.stages.at(-1)?.key === stage;
      pickTarget(isLast ? null : stage);
    },
    [store],
  );

  const onAddStage = useCallback(() => startCommand(context, "add-stage"), [context]);
  const onOrder = useCallback(
    (stage?: string) => store.getState().openDialog({ kind: "order", stage: stage ?? null }),
    [store],
  );

  return (
    <ErrorBoundary
      resetKey={text}
      renderFailure={(retry, error) => (
        <PaneFailure what="The graph" error={error} onRetry={retry} />
      )}
    >
      <div className={styles["area"]}>
        <GraphNotes />
        <div className={styles["graph"]}>
          <GraphPane
            picture={analysis.picture}
            badges={badges}
            overlay={overlay}
            selection={selection?.subject ?? null}
            also={also}
            hover={hover?.subject ?? null}
            onSelect={onSelect}
            onHover={onHover}
            onTarget={onTarget}
            onOrder={onOrder}
            onAddStage={onAddStage}
            onShown={settle}
            Overlay={Overlay}
            empty={<NoStages />}
          />
        </div>
        {cacheView !== null && overlay !== null && (
          <Dispensable what="The timeline">
            <TimelineDrawer view={cacheView} />
          </Dispensable>
        )}
      </div>
    </ErrorBoundary>
  );
}

function Overlay(props: GraphOverlayProps) {
  return (
    <Dispensable what="What moves steps in the graph">
      <MoveLayer {...props} />
    </Dispensable>
  );
}

/** What the picture shows, where that is not plainly the text. */
function GraphNotes() {
  const isKept = useApp((state) => state.analysis.isPictureKept);
  const line = useApp(halfTypedLine);
  const isExample = useApp((state) => state.provenance === "example" && state.text !== "");
  return (
    <>
      {isExample && (
        <p className={styles["example"]}>This is an example. Paste your own Dockerfile over it.</p>
      )}
      {isKept && (
        // It lies over the picture, which must not move while someone types.
        <p className={styles["kept"]}>
          Half-typed{line === null ? "" : ` line ${line}`}: the picture shows the last complete text
        </p>
      )}
    </>
  );
}
