import type { EditorPaneProps } from "./editor-pane-props.ts";
import { dockerfileWords } from "./editor-options.ts";
import { TextSurface } from "./TextSurface.tsx";

const loadMonacoPane = async () => (await import("./MonacoPane.tsx")).MonacoPane;

/** The Dockerfile's editor. */
export function EditorPane(props: EditorPaneProps) {
  return (
    <TextSurface
      {...dockerfileWords}
      initialText={props.initialText}
      load={loadMonacoPane}
      renderFull={(MonacoPane, takeOver) => <MonacoPane {...props} {...takeOver} />}
      onReady={(host) => props.onReady(host)}
      onCursor={(offset) => props.onCursor(offset)}
    />
  );
}
