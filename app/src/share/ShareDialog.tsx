import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { ExportTab } from "../export/ExportTab.tsx";
import { DialogFrame } from "../ui/DialogFrame.tsx";
import { LinkTab } from "./LinkTab.tsx";
import styles from "./ShareDialog.module.css";

type Tab = "link" | "export";

const tabs: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: "link", title: "Link" },
  { id: "export", title: "Picture and files" },
];

/** Passing on what is on the screen: as a link with everything in it, as a picture, as files. */
export function ShareDialog({ tab: first }: { readonly tab: Tab }) {
  const close = useApp((state) => state.closeDialog);
  const [tab, setTab] = useState(first);
  return (
    <DialogFrame
      title="Share"
      description="Nothing is uploaded: a link carries the text in itself, and files are made in your browser."
      onClose={close}
    >
      <Tabs tab={tab} onChange={setTab} />
      <div id={`share-panel-${tab}`} role="tabpanel" aria-labelledby={`share-tab-${tab}`}>
        {tab === "link" ? <LinkTab /> : <ExportTab />}
      </div>
    </DialogFrame>
  );
}

function Tabs({ tab, onChange }: { readonly tab: Tab; readonly onChange: (tab: Tab) => void }) {
  const { browser } = useAppContext();

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = tab === "link" ? "export" : "link";
    onChange(other);
    browser.focusElement(`share-tab-${other}`);
  }

  return (
    <div role="tablist" aria-label="How to share" className={styles["tabs"]}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          id={`share-tab-${id}`}
          type="button"
          role="tab"
          className={styles["tab"]}
          aria-selected={id === tab}
          aria-controls={id === tab ? `share-panel-${id}` : undefined}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => onChange(id)}
          onKeyDown={onKeyDown}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
