import { useCallback, useMemo } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { DocumentHost } from "../document/document-host.ts";
import { IgnorePane } from "../editor/IgnorePane.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./IgnoreArea.module.css";
import { lineRemarks } from "./line-remarks.ts";
import { useContextView } from "./use-context-view.ts";
import { writeIgnoreFile } from "./write-ignore-file.ts";

/** The tab of the .dockerignore: its editor, with an offer while there is none. */
export function IgnoreArea() {
  const context = useAppContext();
  const { ignoreHost } = context;
  const theme = useApp((state) => state.theme);
  const dockerignore = useApp((state) => state.projectContext.dockerignore);
  const isShown = useApp((state) => state.shownText === "dockerignore");
  const hasSteps = useApp((state) => state.analysis.picture.stages.length > 0);
  const view = useContextView({ isWanted: isShown });
  const remarks = useMemo(
    () => (view?.question.dockerignore === dockerignore ? lineRemarks(view.report) : null),
    [view, dockerignore],
  );
  const onReady = useCallback((host: DocumentHost) => ignoreHost.handOver(host), [ignoreHost]);

  return (
    <div className={styles["area"]}>
      <IgnorePane
        initialText={dockerignore ?? ""}
        theme={theme}
        remarks={remarks}
        onReady={onReady}
      />
      {dockerignore === null && (
        <div className={styles["offer"]}>
          <p>
            <strong>No .dockerignore yet.</strong> Every file beside the Dockerfile can reach the
            build: history, secrets and packages of this machine among them.
          </p>
          {hasSteps && (
            <Button look="framed" onClick={() => void writeIgnoreFile(context)}>
              Write one for this project
            </Button>
          )}
          <p className={styles["hint"]}>Or type patterns above, or drop a .dockerignore here.</p>
        </div>
      )}
    </div>
  );
}
