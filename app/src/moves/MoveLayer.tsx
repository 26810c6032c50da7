import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import { lazily } from "../ui/lazily.ts";
import { animateRows, rowOf } from "./animate-rows.ts";
import { createDragStore } from "./drag-store.ts";
import { GapBars } from "./GapBars.tsx";
import { GapLabel } from "./GapLabel.tsx";
import styles from "./MoveLayer.module.css";
import { useRowDrag } from "./use-row-drag.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { ConnectionLine } from "./ConnectionLine.tsx";
import { usePartSelection } from "../selection/use-part-selection.ts";
import { useStepMenu } from "./use-step-menu.ts";

const SizeLayer = lazily(async () => (await import("../sizes/SizeLayer.tsx")).SizeLayer);
const StepMenu = lazily(async () => (await import("./StepMenu.tsx")).StepMenu);

/** What is done with steps on the canvas: dragging their rows, moving them by key, and their menu. */
export function MoveLayer({ picture, pane, places, onOpen }: GraphOverlayProps) {
  const [store] = useState(() => createDragStore());
  const ghostHost = useRef<HTMLDivElement>(null);
  const drawn = useRef(picture);
  useLayoutEffect(() => {
    if (pane.current !== null) animateRows(pane.current, drawn.current, picture);
    drawn.current = picture;
  }, [pane, picture]);
  usePartSelection(pane);
  useRowKeys(pane);
  const menu = useStepMenu(pane);

  useRowDrag({ pane, ghostHost, places, onOpen, store });

  return (
    <>
      <SizeLayer places={places} />
      <GapBars store={store} places={places} />
      <GapLabel store={store} places={places} pane={pane} />
      <ConnectionLine pane={pane} />
      {createPortal(
        <div ref={ghostHost} className={styles["ghost"]} inert aria-hidden />,
        document.body,
      )}
      {menu.asked !== null && (
        <StepMenu
          {...menu.asked}
          onClose={() => {
            const key = menu.asked?.subject.key;
            menu.close();
            if (pane.current !== null && key !== undefined)
              rowOf(pane.current, key)?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}
