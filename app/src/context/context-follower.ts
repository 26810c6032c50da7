import type { AppStore } from "../state/store.ts";
import { createContextDesk } from "./context-desk.ts";
import type { ContextView } from "./context-question.ts";
import { isSameQuestion, questionOf } from "./context-question.ts";

/** The report on the present build context, for as long as something on the screen shows it. */
export interface ContextFollower {
  /** Null until the first report is there; after an edit the last one stays until the next is. */
  get(): ContextView | null;
  subscribe(listener: () => void): () => void;
}

/** After an edit the report is made once typing has paused. */
const quietMilliseconds = 120;

const followers = new WeakMap<AppStore, ContextFollower>();

export function followerOf(store: AppStore): ContextFollower {
  const known = followers.get(store);
  if (known !== undefined) return known;
  const follower = createFollower(store);
  followers.set(store, follower);
  return follower;
}

function createFollower(store: AppStore): ContextFollower {
  const listeners = new Set<() => void>();
  const desk = createContextDesk();
  let view: ContextView | null = null;
  let asked = store.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | null = null;

  async function ask(): Promise<void> {
    asked = store.getState();
    const question = questionOf(asked);
    const report = await desk.ask(question);
    view = { question, report };
    for (const listener of listeners) listener();
  }

  function start(): void {
    stop = store.subscribe((state) => {
      if (isSameQuestion(state, asked)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), quietMilliseconds);
    });
    if (view === null || !isSameQuestion(store.getState(), asked)) void ask();
  }

  return {
    get: () => view,
    subscribe(listener) {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        stop?.();
      };
    },
  };
}
