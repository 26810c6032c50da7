import type { StageKey } from "@stagemap/analysis";
import { useLayoutEffect, useState, type HTMLAttributes, type RefObject } from "react";
import type { FocusStore } from "./focus-store.ts";
import type { GraphPaneProps, Subject } from "./graph-pane-props.ts";
import { areaOf, moveFrom, type Direction } from "./keyboard-moves.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import { whyNoTarget } from "./stage-words.ts";
import { isSameSubject, subjectAt, subjectKey } from "./subject-key.ts";
import type { ViewControl } from "./use-view.ts";

interface GestureOptions {
  readonly props: GraphPaneProps;
  readonly graph: PlacedGraph;
  readonly store: FocusStore;
  readonly view: ViewControl;
  readonly pane: RefObject<HTMLDivElement | null>;
  markOwn(subject: Subject | null): void;
  onToggle(stage: StageKey): void;
  onSearch(): void;
}

interface Gestures {
  readonly handlers: HTMLAttributes<HTMLDivElement>;
  onCanvas(): void;
  onMove(): void;
  onMoveEnd(): void;
}

const ARROWS = new Map<string, Direction>([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
]);

/** What pointer and keys do in the graph: one set of handlers for all cards, rows and edges. */
export function useGestures(options: GestureOptions): Gestures {
  const [gestures] = useState(() => createGestures(options));
  // The handlers stay the same, so that React Flow is left alone; what they act on does not.
  useLayoutEffect(() => gestures.update(options));
  return gestures;
}

function createGestures(
  first: GestureOptions,
): Gestures & { update(options: GestureOptions): void } {
  let latest = first;
  let isMoving = false;
  /** Where the pointer was seen last; null when it is not over the graph. */
  let pointer: { readonly x: number; readonly y: number } | null = null;
  const select = (subject: Subject | null): void => {
    latest.markOwn(subject);
    latest.props.onSelect(subject);
  };
  const hover = (subject: Subject | null): void => {
    const { props } = latest;
    if (!isSameSubject(subject, props.hover)) props.onHover(subject);
  };
  const makeTarget = (key: StageKey): void => {
    const { props } = latest;
    const stage = props.picture.stages.find((candidate) => candidate.key === key);
    if (stage !== undefined && stage.role !== "target" && whyNoTarget(stage) === null)
      props.onTarget(key);
  };
  return {
    handlers: {
      onClick: (event) => {
        const subject = subjectAt(event.target);
        if (subject === null) return;
        const action = actionAt(event.target);
        if (action === "collapse") latest.onToggle(subject.key);
        else if (action === "target") makeTarget(subject.key);
        else if (action === "order") latest.props.onOrder?.(subject.key);
        // What opens the menu opens it for the row that it stands on, selected or not.
        else if (action !== "menu" && action !== "connect") select(subject);
      },
      onDoubleClick: (event) => {
        const subject = subjectAt(event.target);
        if (subject?.kind === "stage" && actionAt(event.target) === null) makeTarget(subject.key);
      },
      onPointerOver: (event) => {
        // A finger does not hover.
        if (event.pointerType === "touch") return;
        pointer = { x: event.clientX, y: event.clientY };
        if (!isMoving) hover(subjectAt(event.target));
      },
      onPointerLeave: () => {
        pointer = null;
        hover(null);
      },
      onFocus: (event) => {
        const key = event.target.getAttribute("data-subject");
        const subject = subjectAt(event.target);
        if (key !== null && subject !== null && subject.kind !== "edge")
          latest.store.setState({ tabStop: key });
      },
      onKeyDown: (event) => {
        const subject = subjectAt(event.target);
        const direction = ARROWS.get(event.key);
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (direction !== undefined && subject !== null) moveFocus(latest, subject, direction);
        else if (event.key === "Escape") select(null);
        else if (event.key === "/") latest.onSearch();
        else if (event.key === "t" && subject?.kind === "stage") makeTarget(subject.key);
        else return;
        event.preventDefault();
      },
    },
    onCanvas: () => select(null),
    // Under a moving canvas nothing is pointed at; once it rests, what came to lie under the pointer is.
    onMove: () => {
      isMoving = true;
    },
    onMoveEnd: () => {
      if (isMoving && pointer !== null)
        hover(subjectAt(document.elementFromPoint(pointer.x, pointer.y)));
      isMoving = false;
    },
    update: (options) => {
      latest = options;
    },
  };
}

function moveFocus(options: GestureOptions, from: Subject, direction: Direction): void {
  const { graph, store, view, pane, props } = options;
  const next = moveFrom(graph.places, from, direction);
  const area = next === null ? null : areaOf(graph.places, next);
  if (next === null || area === null) return;
  store.setState({ tabStop: subjectKey(next) });
  view.reveal(area);
  props.onHover(next);
  focusSoon(pane, subjectKey(next), 20);
}

/** A card out of sight enters the document only once the view gets there. */
function focusSoon(pane: RefObject<HTMLDivElement | null>, key: string, frames: number): void {
  const element = pane.current?.querySelector<HTMLElement>(
    `button[data-subject="${CSS.escape(key)}"]`,
  );
  if (element) element.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusSoon(pane, key, frames - 1));
}

function actionAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest("[data-action]")?.getAttribute("data-action") ?? null;
}
