import { useEffect, useEffectEvent } from "react";
import type { OpenEditor } from "./MonacoPane.tsx";
import type { EditorPaneProps } from "./editor-pane-props.ts";

/** Draws stage bars, problems and lit spans into the open editor and keeps them there. */
export function useMarks(open: OpenEditor | null, props: EditorPaneProps): void {
  const { bars, problems, lit } = props;
  const marks = open?.marks;

  useEffect(() => marks?.setBars(bars), [marks, bars]);
  useEffect(() => marks?.setProblems(problems), [marks, problems]);
  useEffect(() => marks?.setLit(lit), [marks, lit]);

  const drawAgain = useEffectEvent(() => {
    marks?.setBars(bars);
    marks?.setProblems(problems);
    marks?.setLit(lit);
  });

  // Replacing the whole text by itself wipes the marks out, but gives no reason to send new ones.
  useEffect(() => {
    if (open === null) return undefined;
    let textOfMarks = open.host.getText();
    const subscription = open.model.onDidChangeContent(() => {
      const text = open.host.getText();
      if (text === textOfMarks) drawAgain();
      textOfMarks = text;
    });
    return () => subscription.dispose();
  }, [open]);
}
