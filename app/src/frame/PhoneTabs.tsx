import type { KeyboardEvent } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { PaneId } from "../state/view-slice.ts";
import styles from "./PhoneTabs.module.css";
import { loudProblems } from "../state/selectors.ts";
import { sidePanels } from "./side-panels.ts";

const tabs: readonly { readonly pane: PaneId; readonly title: string }[] = [
  { pane: "text", title: "Text" },
  { pane: "graph", title: "Graph" },
  { pane: "side", title: sidePanels.length === 1 ? sidePanels[0].title : "Details" },
];

/** On a phone: which of the three panes is shown. */
export function PhoneTabs() {
  const { store, browser } = useAppContext();
  const isPhone = useApp((state) => state.layout === "phone");
  const shown = useApp((state) => state.phonePane);
  const problemCount = useApp(loudProblems);
  if (!isPhone) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = tabs.findIndex(({ pane }) => pane === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    store.getState().showPane(next.pane);
    browser.focusElement(`phone-tab-${next.pane}`);
  }

  return (
    <nav>
      <div role="tablist" aria-label="Parts of the page" className={styles["tabs"]}>
        {tabs.map(({ pane, title }) => (
          <button
            key={pane}
            type="button"
            role="tab"
            id={`phone-tab-${pane}`}
            aria-selected={pane === shown}
            aria-controls={`pane-${pane}`}
            tabIndex={pane === shown ? 0 : -1}
            className={styles["tab"]}
            onClick={() => store.getState().showPane(pane)}
            onKeyDown={onKeyDown}
          >
            {title}
            {pane === "side" && problemCount > 0 && (
              <span className={styles["count"]}>{problemCount}</span>
            )}
          </button>
        ))}
      </div>
    </nav>
  );
}
