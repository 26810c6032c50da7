import type { StageKey } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import { subjectAt } from "../graph/subject-key.ts";
import { connectionFault } from "../stages/stage-engine.ts";
import type { DragSession, ScreenPoint } from "./pointer-session.ts";

/** A line that somebody draws from one stage to another. */
export interface Connection {
  readonly start: ScreenPoint;
  readonly end: ScreenPoint;
  /** The stage under the pointer; null over none, and over the one that it begins at. */
  readonly over: StageKey | null;
  /** Why nothing can lead there; null when it can, undefined while that is looked up. */
  readonly fault: string | null | undefined;
}

interface ConnectionStart {
  readonly context: AppContext;
  readonly from: StageKey;
  readonly start: ScreenPoint;
  show(connection: Connection | null): void;
}

/** Follows the pointer to another stage, says why nothing can lead there, and asks what to copy where something can. */
export function beginConnection({ context, from, start, show }: ConnectionStart): DragSession {
  const { store } = context;
  const faults = new Map<StageKey, string | null>();
  let end = start;
  let over: StageKey | null = null;
  let isOver = false;

  function draw(): void {
    if (isOver) return;
    const fault = over === null ? null : faults.get(over);
    show({ start, end, over, fault });
  }

  async function lookUp(to: StageKey): Promise<void> {
    faults.set(to, await connectionFault(store.getState(), from, to));
    draw();
  }

  function finish(): void {
    isOver = true;
    show(null);
  }

  return {
    move(point) {
      end = point;
      over = stageAt(point, from);
      draw();
      if (over === null || faults.has(over)) return;
      const asked = over;
      void lookUp(asked);
    },
    drop() {
      const to = over;
      finish();
      if (to === null) return;
      void connect(context, from, to);
    },
    cancel: finish,
  };
}

/** Asks what to copy, or says why nothing can. */
async function connect({ store }: AppContext, source: StageKey, to: StageKey): Promise<void> {
  const fault = await connectionFault(store.getState(), source, to);
  if (fault !== null) {
    store.getState().notify({ kind: "info", message: fault });
    return;
  }
  store.getState().openDialog({
    kind: "stage-form",
    form: "copy-from",
    subject: { kind: "stage", key: to },
    source,
  });
}

/** The stage whose card is at that place on the screen, other than that one. */
function stageAt({ x, y }: ScreenPoint, other: StageKey): StageKey | null {
  const card = document.elementFromPoint(x, y)?.closest("article[data-subject]") ?? null;
  const subject = subjectAt(card);
  return subject?.kind === "stage" && subject.key !== other ? subject.key : null;
}
