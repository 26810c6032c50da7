export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What a drag does, from the moment on that the pointer means one. */
export interface DragSession {
  move(point: ScreenPoint): void;
  drop(): void;
  cancel(): void;
}

interface Press {
  readonly event: PointerEvent;
  /** Keeps getting the pointer's events wherever it goes, and whatever leaves the document meanwhile. */
  readonly pane: HTMLElement;
  /** The pointer means to drag; null when there is nothing to drag any more. */
  begin(point: ScreenPoint): DragSession | null;
}

const THRESHOLD = 4;
const LONG_PRESS_MILLISECONDS = 220;
/** A finger is never quite still. */
const PRESS_TREMBLE = 10;

/** Follows a pressed pointer to the end of what it does: a mouse drags once it moves, a finger once it has rested. */
export function watchPress({ event, pane, begin }: Press): void {
  const { pointerId, pointerType } = event;
  const start = pointOf(event);
  const isTouch = pointerType === "touch";
  const listening = new AbortController();
  let session: DragSession | null = null;
  let last = start;
  const timer = isTouch ? setTimeout(open, LONG_PRESS_MILLISECONDS) : undefined;

  function open(): void {
    // Gone by now, it can be neither captured nor dragged.
    try {
      pane.setPointerCapture(pointerId);
    } catch {
      finish();
      return;
    }
    session = begin(start);
    session?.move(last);
    if (session === null) finish();
  }

  function finish(): void {
    clearTimeout(timer);
    listening.abort();
  }

  function listen<Kind extends keyof WindowEventMap>(
    kind: Kind,
    react: (event: WindowEventMap[Kind]) => void,
  ): void {
    window.addEventListener(kind, react, { capture: true, signal: listening.signal });
  }

  listen("pointermove", (moved) => {
    if (moved.pointerId !== pointerId) return;
    last = pointOf(moved);
    const distance = Math.hypot(last.x - start.x, last.y - start.y);
    if (session !== null) session.move(last);
    else if (!isTouch && distance > THRESHOLD) open();
    else if (isTouch && distance > PRESS_TREMBLE) finish();
  });
  listen("pointerup", (up) => {
    if (up.pointerId !== pointerId) return;
    finish();
    session?.drop();
  });
  listen("pointercancel", (cancelled) => {
    if (cancelled.pointerId !== pointerId) return;
    finish();
    session?.cancel();
  });
  listen("keydown", (key) => {
    if (session === null) return;
    // Whatever has the focus, keys have no other meaning while something hangs on the pointer.
    key.preventDefault();
    key.stopPropagation();
    if (key.key !== "Escape") return;
    finish();
    if (pane.hasPointerCapture(pointerId)) pane.releasePointerCapture(pointerId);
    session.cancel();
  });
  // A long press opens menus elsewhere.
  listen("contextmenu", (menu) => menu.preventDefault());
}

function pointOf({ clientX, clientY }: PointerEvent): ScreenPoint {
  return { x: clientX, y: clientY };
}
