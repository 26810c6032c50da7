import { PanelLeftClose } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useApp, useAppContext, useRun } from "../app-context.ts";
import type { DocumentHost } from "../document/document-host.ts";
import { createMemoryHost } from "../document/memory-host.ts";
import { barsOf, litSpans } from "../state/selectors.ts";
import { subjectAt } from "../state/subjects.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { PaneFailure } from "./PaneFailure.tsx";
import { PaneHead } from "./PaneHead.tsx";

// Loaded behind the graph, which is what a visitor looks at first.
const EditorPane = lazy(async () => ({
  default: (await import("../editor/EditorPane.tsx")).EditorPane,
}));

export function EditorArea() {
  const context = useAppContext();
  const { store, host } = context;
  const run = useRun();
  const text = useApp((state) => state.text);
  const analysis = useApp((state) => state.analysis);
  const isSettled = useApp((state) => state.isSettled);
  const theme = useApp((state) => state.theme);
  const selection = useApp((state) => state.selection);
  const hover = useApp((state) => state.hover);
  const bars = useMemo(() => barsOf(analysis), [analysis]);
  const lit = useMemo(() => litSpans(analysis, selection, hover), [analysis, selection, hover]);

  const onReady = useCallback((newHost: DocumentHost) => host.handOver(newHost), [host]);
  const onCursor = useCallback(
    (offset: number) => {
      const { analysis: now, select } = store.getState();
      select(subjectAt(now.places, offset), "text");
    },
    [store],
  );
  const onPoint = useCallback(
    (offset: number | null) => {
      const { analysis: now, hoverOver } = store.getState();
      hoverOver(offset === null ? null : subjectAt(now.places, offset), "text");
    },
    [store],
  );
  const loadAssistance = useCallback(
    async () => (await import("../checks/assistance.ts")).createAssistance(context),
    [context],
  );

  return (
    <>
      <PaneHead title="Dockerfile">
        <Button
          look="icon"
          aria-label="Hide the text"
          title="Hide the text"
          onClick={() => run("toggle-editor")}
        >
          <PanelLeftClose size={16} aria-hidden />
        </Button>
      </PaneHead>
      <ErrorBoundary
        resetKey={text}
        // The editor took its host along: until it is back, the text is held without one.
        onFailure={() => host.handOver(createMemoryHost(store.getState().text))}
        renderFailure={(retry) => <PaneFailure what="The editor" onRetry={retry} />}
      >
        <Suspense fallback={null}>
          {isSettled && (
            <EditorPane
              initialText={text}
              bars={bars}
              problems={analysis.problems}
              lit={lit}
              theme={theme}
              loadAssistance={loadAssistance}
              onReady={onReady}
              onCursor={onCursor}
              onPoint={onPoint}
            />
          )}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}
