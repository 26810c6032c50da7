import type { KeyboardEvent, PointerEvent } from "react";
import { useState } from "react";
import styles from "./Splitter.module.css";

interface SplitterProps {
  /** What it makes wider or narrower: "Width of the text". */
  readonly label: string;
  /** The id of the pane whose width it sets. */
  readonly controls: string;
  /** The side of the splitter on which that pane is. */
  readonly side: "left" | "right";
  readonly width: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly onResize: (width: number) => void;
  /** Dragged far below the minimum, or Enter pressed. */
  readonly onCollapse: () => void;
  /** Double click. */
  readonly onReset: () => void;
}

const keyStep = 24;

/** The line between two panes, to drag or to move with the arrow keys. */
export function Splitter(props: SplitterProps) {
  const { label, controls, side, width, minimum, maximum } = props;
  const [drag, setDrag] = useState<{ startX: number; startWidth: number } | null>(null);
  const direction = side === "left" ? 1 : -1;

  function resize(wanted: number): void {
    if (wanted < minimum / 2) props.onCollapse();
    else props.onResize(Math.round(Math.min(Math.max(wanted, minimum), maximum)));
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ startX: event.clientX, startWidth: width });
  }

  function onPointerMove(event: PointerEvent): void {
    if (drag !== null) resize(drag.startWidth + direction * (event.clientX - drag.startX));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps = new Map([
      ["ArrowLeft", -direction],
      ["ArrowRight", direction],
    ]);
    const step = steps.get(event.key);
    if (step !== undefined)
      props.onResize(Math.min(Math.max(width + step * keyStep, minimum), maximum));
    else if (event.key === "Home") props.onResize(minimum);
    else if (event.key === "End") props.onResize(maximum);
    else if (event.key === "Enter") props.onCollapse();
    else return;
    event.preventDefault();
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      className={styles["splitter"]}
      data-dragging={drag !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => setDrag(null)}
      onDoubleClick={props.onReset}
      onKeyDown={onKeyDown}
    />
  );
}
