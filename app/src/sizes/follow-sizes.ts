import type { Sizes } from "@stagemap/analysis";
import { loadSizes } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { inputOfParts } from "../state/document-parts.ts";
import { createLater } from "../state/later.ts";
import type { AppStore } from "../state/store.ts";

/** Off the path of typing, but before anyone looks up from the line. */
const typingPause = 250;

interface Follower {
  users: number;
  stop: () => void;
}

const followers = new WeakMap<AppStore, Follower>();

/** Keeps the estimate in the state up to date for as long as anybody shows it; answers what ends that for the caller. */
export function followSizes(store: AppStore): () => void {
  const follower = followers.get(store) ?? { users: 0, stop: startFollowing(store) };
  followers.set(store, follower);
  follower.users++;
  return () => {
    follower.users--;
    if (follower.users > 0) return;
    if (followers.get(store) === follower) followers.delete(store);
    follower.stop();
  };
}

function startFollowing(store: AppStore): () => void {
  let sizes: Sizes | null = null;
  let isOver = false;
  let asked: AppState | null = null;

  function answer(): void {
    const state = store.getState();
    if (isOver || sizes === null) return;
    // Half a line is no line: the answer stays with the picture.
    if (state.analysis.isPictureKept && state.sizeView !== null) return;
    if (asked !== null && isSame(asked, state)) return;
    asked = state;
    const { files } = state.projectContext;
    const typed = state.typedSizes ?? { steps: {}, images: {}, totals: {} };
    const input = inputOfParts(state);
    const question = {
      dockerfile: state.text,
      target: null,
      ...input,
      contextFiles: null,
      files,
      typed,
    };
    const report = sizes.estimate(question);
    state.showSizes({ question, report, analysis: state.analysis, sizes });
  }

  const later = createLater(answer, typingPause);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.text !== before.text) later.schedule();
    else if (!isSame(state, before)) answer();
  });
  // When it cannot be loaded there is nothing to show, and the panel says so; who follows next tries again.
  loadSizes().then(
    (loaded) => {
      sizes = loaded;
      answer();
      return undefined;
    },
    () => followers.delete(store),
  );
  return () => {
    isOver = true;
    unsubscribe();
    store.getState().showSizes(null);
  };
}

function isSame(one: AppState, other: AppState): boolean {
  return (
    one.text === other.text &&
    one.wantedTarget === other.wantedTarget &&
    one.buildSettings === other.buildSettings &&
    one.projectContext === other.projectContext &&
    one.typedSizes === other.typedSizes
  );
}
