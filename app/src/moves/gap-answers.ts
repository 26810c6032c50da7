import type { GapView, Picture, StageKey, StepQuestion } from "@stagemap/analysis";
import type { Drag, DragStore } from "./drag-store.ts";
import { ask } from "./engine.ts";
import type { GapPlace } from "./gap-under.ts";

export interface GapAnswers {
  start(): void;
  point(place: GapPlace | null): void;
  stop(): void;
}

/** Asks for the gaps of the own stage first, then for the one that the pointer is at, and for those of other stages in between. */
export function createAnswers(
  store: DragStore,
  question: StepQuestion,
  others: readonly StageKey[],
): GapAnswers {
  const single = new Map<string, GapView | null>();
  const unasked = [...others];
  let wanted: GapPlace | null = null;
  const stopping = new AbortController();

  function set(change: Partial<Drag>): void {
    const { drag } = store.getState();
    if (drag !== null && !stopping.signal.aborted) store.setState({ drag: { ...drag, ...change } });
  }

  async function showStage(stage?: StageKey): Promise<void> {
    const gaps = await ask({ kind: "gaps", question, ...(stage === undefined ? {} : { stage }) });
    const { drag } = store.getState();
    // Where nothing can be done there is nothing to light up.
    const isOpen = stage === undefined || gaps.some(({ verdict }) => verdict !== "breaking");
    if (drag !== null && isOpen)
      set({ gaps: new Map([...drag.gaps, [stage ?? drag.stage, gaps]]) });
  }

  function answer(place: GapPlace): GapView | null | undefined {
    const { drag } = store.getState();
    if (drag?.stage === place.stage) return drag.gaps.get(place.stage)?.[place.gap];
    return single.get(keyOf(place));
  }

  /** One question at a time, so that the pointer never waits for more than one. */
  async function work(): Promise<void> {
    await showStage();
    while (!stopping.signal.aborted) {
      const place = wanted;
      if (place !== null && answer(place) === undefined) {
        single.set(keyOf(place), await ask({ kind: "gap", question, at: place }));
        continue;
      }
      const stage = unasked.shift();
      if (stage === undefined) await nextFrame();
      else await showStage(stage);
    }
  }

  return {
    start: () => void work(),
    point(place) {
      const over = store.getState().drag?.over ?? null;
      wanted = place;
      const known = place === null ? null : answer(place);
      // What is said of another place would be wrong here.
      const now = known ?? null;
      if (now !== over) set({ over: now });
    },
    stop: () => stopping.abort(),
  };
}

function keyOf({ stage, gap }: GapPlace): string {
  return `${gap} ${stage}`;
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
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
