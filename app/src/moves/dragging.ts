import type {
  GapView,
  Picture,
  Refactor,
  StageKey,
  StepKey,
  StepQuestion,
} from "@stagemap/analysis";
import type { AppContext } from "../commands/command.ts";
import type { GraphOverlayProps } from "../graph/graph-pane-props.ts";
import type { Frame } from "./auto-pan.ts";
import { panAt } from "./auto-pan.ts";
import type { DragStore } from "./drag-store.ts";
import { loadEngine, questionOf } from "./engine.ts";
import type { GapPlace } from "./gap-under.ts";
import { gapUnder } from "./gap-under.ts";
import { createGhost } from "./ghost.ts";
import { moveStep } from "./move-step.ts";
import type { DragSession, ScreenPoint } from "./pointer-session.ts";
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
  const { context, store, pane, ghostHost, places, transform, panBy } = surroundings;
  const { picture } = context.store.getState().analysis;
  const home = stepPlace(picture, step);
  if (home === null) return null;
  const text = context.store.getState().text;
  const ghost = createGhost(row, { host: ghostHost, grabbed: at });
  const frame = { pane: pane.getBoundingClientRect() };
  const answers = createAnswers(
    store,
    questionOf(context.store.getState(), step),
    relatives(picture, home.stage),
  );
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
    if (context.store.getState().text !== text) {
      cancel();
      return;
    }
    ghost.moveTo(pointer);
    const pan = panAt(places(), pointer, { ...frame, transform: transform() });
    if (pan.x !== 0 || pan.y !== 0) panBy(pan);
    const [left, top, zoom] = transform();
    place = gapUnder(places(), {
      x: (pointer.x - frame.pane.left - left) / zoom,
      y: (pointer.y - frame.pane.top - top) / zoom,
    });
    answers.point(place);
    const verdict = store.getState().drag?.over?.verdict;
    pane.style.cursor = verdict === "breaking" ? "no-drop" : "grabbing";
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
      if (target === null) {
        ghost.goBack();
        return;
      }
      void loadEngine().then((engine) => {
        const isMoved = moveStep(context, engine, { step, to: target }) === "moved";
        if (isMoved) ghost.remove();
        else ghost.goBack();
        return undefined;
      }, ghost.goBack);
    },
  };
}

/** Stages to which a step may go without changing what is built: those that its own is built on, and those built on it. */
function relatives({ stages }: Picture, own: StageKey): readonly StageKey[] {
  const bases = new Map(
    stages.flatMap(({ key, base }) =>
      base.kind === "stage" && base.node !== null ? [[key, base.node] as const] : [],
    ),
  );
  function isBuiltOn(lower: StageKey, upper: StageKey): boolean {
    const seen = new Set<StageKey>();
    for (let at = bases.get(lower); at !== undefined && !seen.has(at); at = bases.get(at)) {
      if (at === upper) return true;
      seen.add(at);
    }
    return false;
  }
  return stages
    .map(({ key }) => key)
    .filter((key) => key !== own && (isBuiltOn(key, own) || isBuiltOn(own, key)));
}

interface Answers {
  start(): void;
  point(place: GapPlace | null): void;
  stop(): void;
}

/** Works out the gaps between frames: those of the own stage first, then those of its relatives, and single ones as the pointer gets there. */
function createAnswers(
  store: DragStore,
  question: StepQuestion,
  others: readonly StageKey[],
): Answers {
  const own = store;
  const single = new Map<string, GapView | null>();
  let engine: Refactor | null = null;
  let wanted: GapPlace | null = null;
  let isStopped = false;

  function set(change: Partial<NonNullable<ReturnType<DragStore["getState"]>["drag"]>>): void {
    const { drag } = own.getState();
    if (drag !== null && !isStopped) own.setState({ drag: { ...drag, ...change } });
  }

  function showStage(stage: StageKey | undefined): void {
    const { drag } = own.getState();
    if (engine === null || drag === null || isStopped) return;
    const gaps = engine.gapsOf(question, stage);
    // Where nothing can be done there is nothing to light up.
    const isOpen = stage === undefined || gaps.some(({ verdict }) => verdict !== "breaking");
    if (isOpen) set({ gaps: new Map([...drag.gaps, [stage ?? drag.stage, gaps]]) });
  }

  function answer(place: GapPlace): GapView | null | undefined {
    const { drag } = own.getState();
    if (drag?.stage === place.stage) return drag.gaps.get(place.stage)?.[place.gap];
    return single.get(keyOf(place));
  }

  function lookUp(): void {
    if (engine === null || wanted === null || isStopped) return;
    const key = keyOf(wanted);
    if (!single.has(key)) single.set(key, engine.gapAt(question, wanted));
    set({ over: single.get(key) ?? null });
  }

  return {
    start() {
      void loadEngine().then((loaded) => {
        engine = loaded;
        // The copy of the row is on the screen before anything is worked out.
        later(() => {
          showStage(undefined);
          for (const stage of others) later(() => showStage(stage));
        });
        return undefined;
      });
    },
    point(place) {
      const before = own.getState().drag?.over ?? null;
      wanted = place;
      if (place === null) {
        if (before !== null) set({ over: null });
        return;
      }
      const known = answer(place);
      if (known !== undefined && known !== before) set({ over: known });
      else if (known === undefined && own.getState().drag?.stage !== place.stage) later(lookUp);
    },
    stop() {
      isStopped = true;
    },
  };
}

function keyOf({ stage, gap }: GapPlace): string {
  return `${gap} ${stage}`;
}

function later(work: () => void): void {
  setTimeout(work, 0);
}
