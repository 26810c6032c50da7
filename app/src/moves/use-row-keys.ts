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
    /** A key that comes while the one before is being worked out moves the row on from there. */
    let moving: Promise<unknown> = Promise.resolve();

    async function move(by: -1 | 1, step: string): Promise<void> {
      await nudgeStep(context, by, step);
      const moved = selectedStep(context);
      if (element !== null && moved !== null) rowOf(element, moved)?.focus({ preventScroll: true });
    }

    function onKeyDown(event: KeyboardEvent): void {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      const isMove = altKey && !ctrlKey && !metaKey && !shiftKey;
      if (!isMove || (key !== "ArrowUp" && key !== "ArrowDown")) return;
      const subject = subjectAt(event.target);
      if (subject?.kind !== "step") return;
      event.preventDefault();
      const step = subject.key;
      moving = moving.then(() => move(key === "ArrowUp" ? -1 : 1, step));
    }
    element.addEventListener("keydown", onKeyDown);
    return () => element.removeEventListener("keydown", onKeyDown);
  }, [pane, context]);
}
