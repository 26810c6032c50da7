import { Download, PanelLeftClose } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useApp, useAppContext, useRun } from "../app-context.ts";
import { createMemoryHost } from "../document/memory-host.ts";
import type { TextId } from "../state/view-slice.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { lazily } from "../ui/lazily.ts";
import { DockerfileArea } from "./DockerfileArea.tsx";
import styles from "./EditorArea.module.css";
import { PaneFailure } from "./PaneFailure.tsx";
import { TextTabs } from "./TextTabs.tsx";

const IgnoreArea = lazily(async () => (await import("../context/IgnoreArea.tsx")).IgnoreArea);

/** The text pane. Its two texts keep their places and sizes, so that neither editor is ever mounted anew. */
export function EditorArea() {
  const { store, host, ignoreHost } = useAppContext();
  const run = useRun();
  const text = useApp((state) => state.text);
  const ignoreText = useApp((state) => state.projectContext.dockerignore);
  const isIgnoreFileShown = useApp(
    (state) => state.shownText === "dockerignore" && state.projectContext.dockerignore !== null,
  );
  const isIgnoreDue = useIsIgnoreDue();

  return (
    <>
      <TextTabs>
        {isIgnoreFileShown && (
          <Button
            look="icon"
            aria-label="Download .dockerignore"
            title="Download .dockerignore"
            onClick={() => run("download-ignore-file")}
          >
            <Download size={15} aria-hidden />
          </Button>
        )}
        <Button
          look="icon"
          aria-label="Hide the text"
          title="Hide the text"
          onClick={() => run("toggle-editor")}
        >
          <PanelLeftClose size={16} aria-hidden />
        </Button>
      </TextTabs>
      <div className={styles["texts"]}>
        <TextPanel id="dockerfile">
          <ErrorBoundary
            resetKey={text}
            // The editor took its host along: until it is back, the text is held without one.
            onFailure={() => host.handOver(createMemoryHost(store.getState().text))}
            renderFailure={(retry, error) => (
              <PaneFailure what="The editor" error={error} onRetry={retry} />
            )}
          >
            <DockerfileArea />
          </ErrorBoundary>
        </TextPanel>
        <TextPanel id="dockerignore">
          <ErrorBoundary
            resetKey={ignoreText ?? ""}
            onFailure={() => {
              const { dockerignore } = store.getState().projectContext;
              ignoreHost.handOver(createMemoryHost(dockerignore ?? ""));
            }}
            renderFailure={(retry, error) => (
              <PaneFailure what="The editor" error={error} onRetry={retry} />
            )}
          >
            {isIgnoreDue && <IgnoreArea />}
          </ErrorBoundary>
        </TextPanel>
      </div>
    </>
  );
}

/** True from when the tab may be written into: undo is to find the text as it was before. */
function useIsIgnoreDue(): boolean {
  const isWanted = useApp(
    ({ shownText, projectContext, sidePanelId, isSettled }) =>
      isSettled &&
      (shownText === "dockerignore" ||
        sidePanelId === "context" ||
        projectContext.dockerignore !== null),
  );
  const [isDue, setDue] = useState(false);
  if (isWanted && !isDue) setDue(true);
  return isDue || isWanted;
}

function TextPanel({ id, children }: { readonly id: TextId; readonly children: ReactNode }) {
  const isShown = useApp((state) => state.shownText === id);
  return (
    <div
      role="tabpanel"
      id={`text-panel-${id}`}
      aria-labelledby={`text-tab-${id}`}
      className={styles["text"]}
      data-shown={isShown}
      inert={!isShown}
    >
      {children}
    </div>
  );
}
