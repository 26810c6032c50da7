import { useEffect, useState } from "react";
import type { RefObject } from "react";
import type { Subject } from "../graph/graph-pane-props.ts";
import { subjectAt } from "../graph/subject-key.ts";
import type { ScreenPoint } from "./pointer-session.ts";

/** A menu that was asked for. */
export interface AskedMenu {
  readonly subject: Subject;
  readonly at: ScreenPoint;
}

/** What has a menu. */
const HAS_MENU: ReadonlySet<Subject["kind"]> = new Set(["stage", "step", "edge"]);

/** The menu of a part of the picture: by right click, its button, Shift+F10 or the menu key. */
export function useStepMenu(pane: RefObject<HTMLDivElement | null>): {
  readonly asked: AskedMenu | null;
  close(): void;
} {
  const [asked, setAsked] = useState<AskedMenu | null>(null);
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    function onContextMenu(event: MouseEvent): void {
      const subject = subjectAt(event.target);
      if (subject === null || !HAS_MENU.has(subject.kind)) return;
      event.preventDefault();
      // By key the browser says a place in the middle of the row.
      const at = { x: event.clientX, y: event.clientY };
      setAsked({ subject, at });
    }
    function onClick(event: MouseEvent): void {
      const { target } = event;
      const button = target instanceof Element ? target.closest('[data-action="menu"]') : null;
      const subject = subjectAt(button);
      if (button === null || subject === null) return;
      const { left, bottom } = button.getBoundingClientRect();
      setAsked({ subject, at: { x: left, y: bottom } });
    }
    element.addEventListener("contextmenu", onContextMenu);
    element.addEventListener("click", onClick);
    return () => {
      element.removeEventListener("contextmenu", onContextMenu);
      element.removeEventListener("click", onClick);
    };
  }, [pane]);
  return { asked, close: () => setAsked(null) };
}
