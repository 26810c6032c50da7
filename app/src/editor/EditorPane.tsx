import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { DocumentHost } from "../document/document-host.ts";
import { type PlainCursor, createPlainHost } from "../document/plain-host.ts";
import styles from "./EditorPane.module.css";
import type { MonacoPane } from "./MonacoPane.tsx";
import { PlainText } from "./PlainText.tsx";
import type { EditorPaneProps } from "./editor-pane-props.ts";
import { whenIdle } from "./when-idle.ts";

type FullEditor = typeof MonacoPane;

/** The full editor's host, and where the user was in the plain text that it takes over. */
interface TakeOver {
  readonly host: DocumentHost;
  readonly cursor: PlainCursor;
}

/**
 * The Dockerfile's editor: plain text at once, Monaco in its place as soon as it has loaded, with the same text, cursor
 * and focus. When Monaco cannot be loaded the plain text stays and goes on working.
 */
export function EditorPane(props: EditorPaneProps) {
  const [plainHost] = useState(() => createPlainHost(props.initialText));
  const [FullEditor, setFullEditor] = useState<FullEditor | "loading" | "failed">("loading");
  const [takeOver, setTakeOver] = useState<TakeOver | null>(null);
  const announce = useEffectEvent((host: DocumentHost) => props.onReady(host));

  useEffect(() => announce(plainHost), [plainHost]);

  useEffect(() => {
    let isGone = false;
    // The graph comes first: a visitor looks at it before typing, and both would share the line and the processor.
    const loading = whenIdle(() => {
      import("./MonacoPane.tsx").then(
        (loaded) => isGone || setFullEditor(() => loaded.MonacoPane),
        () => isGone || setFullEditor("failed"),
      );
    });
    return () => {
      isGone = true;
      loading.cancel();
    };
  }, []);

  // Before the next key stroke can arrive: the plain text field has just gone, and with it the focus.
  useLayoutEffect(() => {
    if (takeOver === null) return;
    if (takeOver.cursor.hasFocus) {
      takeOver.host.reveal(takeOver.cursor.span, { select: true, focus: true });
    }
    announce(takeOver.host);
  }, [takeOver]);

  const isLoaded = FullEditor !== "loading" && FullEditor !== "failed";
  return (
    <div className={styles["pane"]}>
      {isLoaded && (
        <div className={takeOver === null ? styles["waitingLayer"] : styles["layer"]}>
          <FullEditor
            {...props}
            takeText={() => plainHost.getText()}
            onReady={(host) => setTakeOver({ host, cursor: plainHost.getCursor() })}
          />
        </div>
      )}
      {takeOver === null && (
        <div className={styles["layer"]}>
          <PlainText
            host={plainHost}
            note={
              FullEditor === "failed"
                ? "The full editor could not be loaded. This plain one works too; reload the page to try again."
                : null
            }
            onCursor={(offset) => props.onCursor(offset)}
          />
        </div>
      )}
    </div>
  );
}
