import type { GapView, Picture, Refactor, StageKey, StepQuestion } from "@stagemap/analysis";
import type { Drag, DragStore } from "./drag-store.ts";
import { loadEngine } from "./engine.ts";
import type { GapPlace } from "./gap-under.ts";

export interface GapAnswers {
  start(): void;
  point(place: GapPlace | null): void;
  stop(): void;
}

/** Works out the gaps between frames: those of the own stage first, then those of its relatives, and single ones as the pointer gets there. */
export function createAnswers(
  store: DragStore,
  question: StepQuestion,
  others: readonly StageKey[],
): GapAnswers {
  const single = new Map<string, GapView | null>();
  let engine: Refactor | null = null;
  let wanted: GapPlace | null = null;
  let isStopped = false;

  function set(change: Partial<Drag>): void {
    const { drag } = store.getState();
    if (drag !== null && !isStopped) store.setState({ drag: { ...drag, ...change } });
  }

  function showStage(stage: StageKey | undefined): void {
    const { drag } = store.getState();
    if (engine === null || drag === null || isStopped) return;
    const gaps = engine.gapsOf(question, stage);
    // Where nothing can be done there is nothing to light up.
    const isOpen = stage === undefined || gaps.some(({ verdict }) => verdict !== "breaking");
    if (isOpen) set({ gaps: new Map([...drag.gaps, [stage ?? drag.stage, gaps]]) });
  }

  function answer(place: GapPlace): GapView | null | undefined {
    const { drag } = store.getState();
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
      const before = store.getState().drag?.over ?? null;
      wanted = place;
      if (place === null) {
        if (before !== null) set({ over: null });
        return;
      }
      const known = answer(place);
      if (known !== undefined && known !== before) set({ over: known });
      else if (known === undefined && store.getState().drag?.stage !== place.stage) later(lookUp);
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

/** Stages to which a step may go without changing what is built: those that its own is built on, and those built on it. */
export function relatives({ stages }: Picture, own: StageKey): readonly StageKey[] {
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
