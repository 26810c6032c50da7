import { useStore as useFlow } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import type { DragStore } from "./drag-store.ts";
import styles from "./GapLabel.module.css";
import { placeOfGap } from "./gap-under.ts";
import { gapTitle, reasonWords, VERDICT_SIGNS } from "./gap-words.ts";

interface GapLabelProps {
  readonly store: DragStore;
  readonly places: GraphOverlayProps["places"];
  readonly pane: GraphOverlayProps["pane"];
}

const GAP = 14;
const MARGIN = 8;
/** Beside a card it takes what room there is, but no less than this. */
const NARROWEST = 170;
const WIDEST = 300;

/** What the gap nearest to the pointer means, beside its card where there is room. */
export function GapLabel({ store, places, pane }: GapLabelProps) {
  const over = useStore(store, (state) => state.drag?.over ?? null);
  const transform = useFlow((state) => (over === null ? null : state.transform));
  const label = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = label.current;
    const place = over === null ? null : placeOfGap(places, over);
    const bounds = pane.current?.getBoundingClientRect();
    if (element === null || place === null || transform === null || bounds === undefined) return;
    const [left, top, zoom] = transform;
    const y = bounds.top + top + place.y * zoom;
    const start = bounds.left + left + place.x * zoom;
    const end = start + place.width * zoom;
    const roomBehind = bounds.right - end - GAP - MARGIN;
    const roomBefore = start - bounds.left - GAP - MARGIN;
    const room = Math.max(roomBefore, roomBehind);
    const isBeside = room >= NARROWEST;
    const isBehind = roomBehind >= WIDEST || roomBehind === room;
    element.style.maxWidth = `${isBeside ? Math.min(WIDEST, isBehind ? roomBehind : room) : WIDEST}px`;
    const { offsetWidth: width, offsetHeight: height } = element;
    const highest = window.innerHeight - height - MARGIN;
    const beside = Math.min(highest, Math.max(MARGIN, y - height / 2));
    if (isBeside) put(element, isBehind ? end + GAP : start - GAP - width, beside);
    else {
      // Where there is no room beside the card, the top of the pane is what neither pointer nor row covers.
      const isLow = y > bounds.top + bounds.height / 2;
      const middle = bounds.left + (bounds.width - width) / 2;
      put(element, middle, isLow ? bounds.top + MARGIN : bounds.bottom - height - 64);
    }
  }, [over, places, pane, transform]);

  if (over === null) return null;
  const reason = over.verdict === "safe" || over.verdict === "here" ? "" : reasonWords(over);
  return createPortal(
    <div ref={label} className={styles["label"]} data-verdict={over.verdict} aria-hidden>
      <p className={styles["title"]}>
        <span className={styles["sign"]}>{VERDICT_SIGNS[over.verdict]}</span>
        {gapTitle(over)}
      </p>
      {reason !== "" && <p className={styles["reason"]}>{reason}</p>}
      {over.together !== null && (
        <p className={styles["offer"]}>Dropping offers: {over.together.title}</p>
      )}
    </div>,
    document.body,
  );
}

function put(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
