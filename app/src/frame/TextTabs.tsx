import type { KeyboardEvent, ReactNode } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import type { TextId } from "../state/view-slice.ts";
import styles from "./TextTabs.module.css";

const tabs: readonly { readonly id: TextId; readonly title: string }[] = [
  { id: "dockerfile", title: "Dockerfile" },
  { id: "dockerignore", title: ".dockerignore" },
];

/** The head of the text pane: its two texts, and small buttons at the end. */
export function TextTabs({ children }: { readonly children: ReactNode }) {
  const { store, browser } = useAppContext();
  const shown = useApp((state) => state.shownText);
  const hasIgnoreFile = useApp((state) => state.projectContext.dockerignore !== null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next: TextId = shown === "dockerfile" ? "dockerignore" : "dockerfile";
    event.preventDefault();
    store.getState().showText(next);
    browser.focusElement(`text-tab-${next}`);
  }

  return (
    <div
      className={styles["head"]}
      data-plain={(shown === "dockerfile" && !hasIgnoreFile) || undefined}
    >
      <div role="tablist" aria-label="Texts" className={styles["tabs"]}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`text-tab-${id}`}
            aria-selected={id === shown}
            aria-controls={`text-panel-${id}`}
            tabIndex={id === shown ? 0 : -1}
            className={styles["tab"]}
            data-faint={(id === "dockerignore" && !hasIgnoreFile) || undefined}
            title={id === "dockerignore" && !hasIgnoreFile ? "No .dockerignore yet" : undefined}
            onClick={() => store.getState().showText(id)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      <div className={styles["actions"]}>{children}</div>
    </div>
  );
}
