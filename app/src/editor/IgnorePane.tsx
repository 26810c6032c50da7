import { ignoreWords } from "./editor-options.ts";
import type { IgnorePaneProps } from "./ignore-pane-props.ts";
import { TextSurface } from "./TextSurface.tsx";

const loadMonacoIgnore = async () => (await import("./MonacoIgnore.tsx")).MonacoIgnore;

/** The editor of the .dockerignore. */
export function IgnorePane(props: IgnorePaneProps) {
  return (
    <TextSurface
      {...ignoreWords}
      initialText={props.initialText}
      load={loadMonacoIgnore}
      renderFull={(MonacoIgnore, takeOver) => <MonacoIgnore {...props} {...takeOver} />}
      onReady={(host) => props.onReady(host)}
    />
  );
}
