import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useAppContext } from "../app-context.ts";
import { shortcutLabel } from "../commands/shortcut-label.ts";
import { isApple } from "../frame/surroundings.ts";
import type { Subject } from "../graph/graph-pane-props.ts";
import { Menu } from "../ui/Menu.tsx";
import type { MenuItem, MenuSection } from "../ui/menu-sections.ts";
import type { ScreenPoint } from "./pointer-session.ts";
import { listActions } from "./step-actions.ts";
import type { PictureAction } from "./step-actions.ts";

export interface StepMenuProps {
  readonly subject: Subject;
  readonly at: ScreenPoint;
  /** Called once the menu is gone; what was picked runs after it. */
  onClose(): void;
}

/** What can be done with a step, at the pointer or at its row. */
export function StepMenu({ subject, at, onClose }: StepMenuProps) {
  const context = useAppContext();
  const [actions, setActions] = useState<readonly PictureAction[] | null>(null);
  const [isOpen, setOpen] = useState(true);

  useEffect(() => {
    let isGone = false;
    void listActions(context, subject).then((found) => isGone || setActions(found));
    return () => {
      isGone = true;
    };
  }, [context, subject]);

  if (actions === null) return null;
  return createPortal(
    <Menu
      sections={sectionsOf(actions)}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onClosed={onClose}
      onPick={(id) => {
        const action = actions.find((each) => each.id === id);
        // Dialogs take the focus when the menu has given it back.
        if (action !== undefined) setTimeout(() => void action.run(), 0);
      }}
      trigger={
        <button
          type="button"
          aria-label="Actions"
          tabIndex={-1}
          style={{ position: "fixed", left: at.x, top: at.y, width: 0, height: 0, opacity: 0 }}
        />
      }
    />,
    document.body,
  );
}

function sectionsOf(actions: readonly PictureAction[]): readonly MenuSection[] {
  const fit = actions.filter(isFit);
  const sections = [
    { title: "Edit", actions: fit.filter(({ section }) => section === "edit") },
    { title: "Move", actions: fit.filter(({ section }) => section === "move") },
    { title: "Change", actions: fit.filter(({ section }) => section === "change") },
    { title: "Not possible here", actions: actions.filter((action) => !isFit(action)) },
  ];
  return sections
    .filter((section) => section.actions.length > 0)
    .map(({ title, actions: its }) => ({ title, note: null, items: its.map(itemOf) }));
}

function isFit({ refusal }: PictureAction): boolean {
  return refusal === null;
}

function itemOf({ id, title, detail, keys, refusal }: PictureAction): MenuItem {
  return { id, title, detail, tag: keys && shortcutLabel(keys, isApple), mark: null, refusal };
}
