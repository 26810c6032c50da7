import { useEffect } from "react";
import type { EditorAction } from "./editor-pane-props.ts";
import type { OpenText } from "./MonacoText.tsx";

/** Puts actions into the menu that a right click in the text opens, in their order. */
export function useEditorActions(open: OpenText | null, actions: readonly EditorAction[]): void {
  useEffect(() => {
    if (open === null) return undefined;
    const registered = actions.map(({ id, title, run }, index) =>
      open.editor.addAction({
        id: `stagemap.${id}`,
        label: title,
        contextMenuGroupId: "1_step",
        contextMenuOrder: index,
        run,
      }),
    );
    return () => {
      for (const each of registered) each.dispose();
    };
  }, [open, actions]);
}
