import { editor } from "monaco-editor/editor";
import { useEffect, useEffectEvent } from "react";
import type { OpenEditor } from "./MonacoPane.tsx";
import type { EditorPaneProps } from "./editor-pane-props.ts";

/** Reports the cursor and the pointer of the open editor. */
export function useReports(open: OpenEditor | null, props: EditorPaneProps): void {
  const reportCursor = useEffectEvent((offset: number) => props.onCursor(offset));
  const reportPoint = useEffectEvent((offset: number | null) => props.onPoint(offset));

  useEffect(() => open?.host.onCursor((offset) => reportCursor(offset)), [open]);

  useEffect(() => {
    if (open === null) return undefined;
    const { host } = open;
    let reported: number | null = null;
    let latest: number | null = null;
    let frame = 0;

    // The pointer moves more often than the screen is drawn.
    function point(offset: number | null): void {
      latest = offset;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (latest !== reported) reportPoint(latest);
        reported = latest;
      });
    }

    const subscriptions = [
      open.editor.onMouseMove(({ target }) =>
        point(isOnText(target) ? host.offsetAt(target.position) : null),
      ),
      open.editor.onMouseLeave(() => point(null)),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const subscription of subscriptions) subscription.dispose();
    };
  }, [open]);
}

/** In or beside a line of the text, not below the last one. */
function isOnText(
  target: editor.IMouseTarget,
): target is editor.IMouseTargetContentText | editor.IMouseTargetContentEmpty {
  const { MouseTargetType } = editor;
  return (
    target.type === MouseTargetType.CONTENT_TEXT ||
    (target.type === MouseTargetType.CONTENT_EMPTY && !target.detail.isAfterLines)
  );
}
