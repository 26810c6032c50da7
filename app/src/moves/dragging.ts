import type { StageKey, StepKey } from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import type { Frame } from "./auto-pan.ts";
import { panAt } from "./auto-pan.ts";
import type { DragStore } from "./drag-store.ts";
import { questionOf } from "./engine.ts";
import { createAnswers, relatives } from "./gap-answers.ts";
import type { GapPlace } from "./gap-under.ts";
import { closedUnder, gapUnder } from "./gap-under.ts";
import { createGhost } from "./ghost.ts";
import type { Ghost } from "./ghost.ts";
import { moveStep } from "./move-step.ts";
import type { StepMove } from "./move-step.ts";
import type { DragSession, ScreenPoint } from "./pointer-session.ts";
import { createOpener } from "./open-closed.ts";
import { stepPlace } from "./step-place.ts";

/** What a drag works with. */
export interface DragSurroundings {
  readonly context: AppContext;
  readonly store: DragStore;
  readonly pane: HTMLElement;
  /** The element that the copy of the row is put into. */
  readonly ghostHost: HTMLElement;
  places(): GraphOverlayProps["places"];
  transform(): Frame["transform"];
  panBy(by: ScreenPoint): void;
  /** Opens the card of a stage that is closed. */
  open(stage: StageKey): void;
}

/** Begins to drag a row; null when the text does not have it any more. */
export function beginDrag(
  surroundings: DragSurroundings,
  {
    step,
    row,
    at,
  }: { readonly step: StepKey; readonly row: HTMLElement; readonly at: ScreenPoint },
): DragSession | null {
  const { context, store, pane, ghostHost, places, transform, panBy, open } = surroundings;
  const state = context.store.getState();
  const { picture } = state.analysis;
  const home = stepPlace(picture, step);
  if (home === null) return null;
  const ghost = createGhost(row, { host: ghostHost, grabbed: at });
  const frame = { pane: pane.getBoundingClientRect() };
  const answers = createAnswers(store, questionOf(state, step), relatives(picture, home.stage));
  const rest = createOpener(open);
  let pointer = at;
  let isOver = false;
  let request = requestAnimationFrame(draw);
  let place: GapPlace | null = null;
  store.setState({
    drag: { step, stage: home.stage, from: home.index, gaps: new Map(), over: null },
  });
  answers.start();
  pane.style.cursor = "grabbing";

  function draw(): void {
    if (isOver) return;
    if (context.store.getState().text !== state.text) {
      cancel();
      return;
    }
    ghost.moveTo(pointer);
    const pan = panAt(places(), pointer, { ...frame, transform: transform() });
    if (pan.x !== 0 || pan.y !== 0) panBy(pan);
    const point = onCanvas(pointer, { ...frame, transform: transform() });
    place = gapUnder(places(), point);
    rest(closedUnder(places(), point), performance.now());
    answers.point(place);
    pane.style.cursor =
      store.getState().drag?.over?.verdict === "breaking" ? "no-drop" : "grabbing";
    request = requestAnimationFrame(draw);
  }

  function end(): void {
    isOver = true;
    cancelAnimationFrame(request);
    answers.stop();
    pane.style.cursor = "";
    store.setState({ drag: null });
  }

  function cancel(): void {
    if (isOver) return;
    end();
    ghost.goBack();
  }

  return {
    move: (point) => {
      pointer = point;
    },
    cancel,
    drop() {
      if (isOver) return;
      // The last move may be younger than the last frame.
      draw();
      const target = place;
      end();
      if (target === null) ghost.goBack();
      else void settle(context, ghost, { step, to: target });
    },
  };
}

function onCanvas(
  { x, y }: ScreenPoint,
  { pane, transform: [left, top, zoom] }: Frame,
): ScreenPoint {
  return { x: (x - pane.left - left) / zoom, y: (y - pane.top - top) / zoom };
}

/** Makes the move; a row that stays where it was is seen to go back there. */
async function settle(context: AppContext, ghost: Ghost, move: StepMove): Promise<void> {
  if ((await moveStep(context, move)) === "moved") ghost.remove();
  else ghost.goBack();
}
