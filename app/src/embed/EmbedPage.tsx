import { ExternalLink } from "lucide-react";
import { Suspense, useEffect, useLayoutEffect } from "react";
import { useApp, useAppContext } from "../app-context.ts";
import { DockerfileArea } from "../frame/DockerfileArea.tsx";
import { GraphArea } from "../frame/GraphArea.tsx";
import { Overlays } from "../frame/Overlays.tsx";
import { EmbedGraph } from "./EmbedGraph.tsx";
import styles from "./EmbedPage.module.css";
import type { EmbedOptions } from "./embed-options.ts";
import { talkToHost } from "./talk-to-host.ts";
import { useOpenLink } from "./use-open-link.ts";

/** The page inside a frame of somebody else's: the graph, the text or both, and the way to the whole of it. */
export function EmbedPage({ options }: { readonly options: EmbedOptions }) {
  const { view, isEditable, theme, hostOrigin } = options;
  const context = useAppContext();
  const { store, browser } = context;
  const link = useOpenLink();
  useLayoutEffect(() => {
    if (theme !== null) store.getState().setTheme(theme, browser.systemTheme());
    // Without a graph there is no first picture to wait for.
    if (view === "text") store.getState().settle();
  }, [store, browser, theme, view]);
  useEffect(() => {
    if (hostOrigin === null || window.parent === window) return undefined;
    return talkToHost(window, context, hostOrigin);
  }, [context, hostOrigin]);
  return (
    <main className={styles["page"]} data-view={view}>
      {view !== "graph" && (
        <section id="pane-text" tabIndex={-1} aria-label="Text" className={styles["pane"]}>
          {isEditable ? <DockerfileArea /> : <PlainText />}
        </section>
      )}
      {view !== "text" && (
        <section id="pane-graph" tabIndex={-1} aria-label="Graph" className={styles["pane"]}>
          {isEditable ? <GraphArea /> : <EmbedGraph />}
        </section>
      )}
      <a className={styles["open"]} href={link} target="_blank" rel="noopener">
        <ExternalLink size={13} aria-hidden />
        Open in Stagemap
      </a>
      {isEditable && (
        <Suspense fallback={null}>
          <Overlays />
        </Suspense>
      )}
    </main>
  );
}

function PlainText() {
  const text = useApp((state) => state.text);
  return (
    // The keyboard scrolls it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles["text"]} aria-label="Dockerfile" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
