import { PanelRightClose, X } from "lucide-react";
import { useApp, useRun } from "../app-context.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { PaneFailure } from "./PaneFailure.tsx";
import { sidePanels } from "./side-panels.ts";
import { SideTabs } from "./SideTabs.tsx";
import styles from "./SideArea.module.css";

export function SideArea() {
  const run = useRun();
  const text = useApp((state) => state.text);
  const isSettled = useApp((state) => state.isSettled);
  const isOver = useApp((state) => state.layout === "medium");
  const openId = useApp((state) => state.sidePanelId);
  const { id, title, Panel } = sidePanels.find((panel) => panel.id === openId) ?? sidePanels[0];

  return (
    <>
      <div className={styles["head"]} data-single={sidePanels.length === 1 || undefined}>
        <SideTabs openId={id} />
        <Button
          look="icon"
          aria-label="Hide the side panel"
          title="Hide the side panel"
          onClick={() => run("toggle-side")}
        >
          {isOver ? <X size={16} aria-hidden /> : <PanelRightClose size={16} aria-hidden />}
        </Button>
      </div>
      <div
        role="tabpanel"
        id="side-panel"
        aria-labelledby={`side-tab-${id}`}
        className={styles["panel"]}
      >
        <h2 className="visually-hidden">{title}</h2>
        <ErrorBoundary
          key={id}
          resetKey={text}
          renderFailure={(retry, error) => (
            <PaneFailure what="This panel" error={error} onRetry={retry} />
          )}
        >
          {isSettled && <Panel />}
        </ErrorBoundary>
      </div>
    </>
  );
}
