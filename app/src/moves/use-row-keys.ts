import { useEffect } from "react";
import type { RefObject } from "react";
import { useAppContext } from "../app-context.ts";
import { subjectAt } from "../graph/subject-key.ts";
import { rowOf } from "./animate-rows.ts";
import { nudgeStep, selectedStep } from "./nudge-step.ts";

/** Alt with an arrow key moves the row that has the focus. */
export function useRowKeys(pane: RefObject<HTMLDivElement | null>): void {
  const context = useAppContext();
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    function onKeyDown(event: KeyboardEvent): void {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      const isMove = altKey && !ctrlKey && !metaKey && !shiftKey;
      if (!isMove || (key !== "ArrowUp" && key !== "ArrowDown")) return;
      const subject = subjectAt(event.target);
      if (subject?.kind !== "step") return;
      event.preventDefault();
      void nudgeStep(context, key === "ArrowUp" ? -1 : 1, subject.key).then(() => {
        const moved = selectedStep(context);
        if (element !== null && moved !== null)
          rowOf(element, moved)?.focus({ preventScroll: true });
        return undefined;
      });
    }
    element.addEventListener("keydown", onKeyDown);
    return () => element.removeEventListener("keydown", onKeyDown);
  }, [pane, context]);
}
