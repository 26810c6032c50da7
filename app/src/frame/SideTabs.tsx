import type { KeyboardEvent } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { SidePanel } from "./side-panels.ts";
import { sidePanels } from "./side-panels.ts";
import styles from "./SideTabs.module.css";

/** The tabs of the side panel: arrow keys move between them, and the tab that has the focus is the one that is open. */
export function SideTabs({ openId }: { readonly openId: string }) {
  const { store, browser } = useAppContext();

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = sidePanels.findIndex(({ id }) => id === openId);
    const next = sidePanels[(at + step + sidePanels.length) % sidePanels.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    store.getState().openSidePanel(next.id);
    browser.focusElement(`side-tab-${next.id}`);
  }

  return (
    <div role="tablist" aria-label="Side panel" className={styles["tabs"]}>
      {sidePanels.map((panel) => (
        <Tab key={panel.id} panel={panel} isOpen={panel.id === openId} onKeyDown={onKeyDown} />
      ))}
    </div>
  );
}

interface TabProps {
  readonly panel: SidePanel;
  readonly isOpen: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Tab({ panel, isOpen, onKeyDown }: TabProps) {
  const openSidePanel = useApp((state) => state.openSidePanel);
  const count = useApp(panel.count);
  return (
    <button
      type="button"
      role="tab"
      id={`side-tab-${panel.id}`}
      aria-selected={isOpen}
      aria-controls={isOpen ? "side-panel" : undefined}
      tabIndex={isOpen ? 0 : -1}
      className={styles["tab"]}
      onClick={() => openSidePanel(panel.id)}
      onKeyDown={onKeyDown}
    >
      {panel.title}
      {count > 0 && <span className={styles["count"]}>{count}</span>}
    </button>
  );
}
