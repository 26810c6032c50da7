import type { Cache, CacheQuestion } from "@stagemap/analysis";
import type { AppState } from "../state/app-state.ts";
import { createLater } from "../state/later.ts";
import type { AppStore } from "../state/store.ts";
import { carryScenario } from "./carry-scenario.ts";
import { picksOf } from "./picks.ts";
import { createAsk } from "./question.ts";
import { marksOf } from "./row-marks.ts";
import { rowsOf } from "./rows.ts";

/** Off the path of typing, but before anyone looks up from the line. */
const typingPause = 150;
/** The week takes some simulations, and nobody reads it while typing. */
const weekPause = 600;

/** Keeps the answer in the state up to date with the question; answers the function that ends it and takes the answer away. */
export function followCache(store: AppStore, cache: Cache): () => void {
  const ask = createAsk();
  let asked: CacheQuestion | null = null;
  let carried = { text: store.getState().text, analysis: store.getState().analysis };
  let weekOf: CacheQuestion | null = null;
  let isOver = false;

  function answer(): void {
    if (isOver) return;
    const state = store.getState();
    const question = ask(state);
    if (asked !== null && isSameQuestion(question, asked)) return;
    // Half a line is no line: the answer stays with the picture.
    if (state.analysis.isPictureKept && state.cacheView !== null) return;
    asked = question;
    const given = cache.simulate(question);
    const marks = picksOf(question.changes).length === 0 ? null : marksOf(given.report);
    const isSameWeek = weekOf !== null && isSameBase(question, weekOf);
    const week = state.cacheView?.week ?? null;
    const { analysis } = state;
    const rows = rowsOf(question.dockerfile, analysis);
    state.showCache({ question, answer: given, analysis, rows, marks, week });
    if (week === null) firstWeek.schedule();
    else if (!isSameWeek) laterWeek.schedule();
  }

  function answerWeek(): void {
    const { cacheView, showCache } = store.getState();
    if (isOver || cacheView === null) return;
    weekOf = cacheView.question;
    showCache({ ...cacheView, week: cache.typicalWeek({ ...weekOf, changes: {} }) });
  }

  function carry({ text, analysis }: AppState): void {
    if (analysis.isPictureKept || analysis === carried.analysis) return;
    const { scenario, setScenario } = store.getState();
    const next = carryScenario(scenario, carried, { text, analysis });
    carried = { text, analysis };
    if (next !== scenario) setScenario(next);
  }

  const later = createLater(answer, typingPause);
  const firstWeek = createLater(answerWeek, 0);
  const laterWeek = createLater(answerWeek, weekPause);
  const unsubscribe = store.subscribe((state, before) => {
    if (state.text !== before.text) carry(state);
    if (isTyped(state, before)) later.schedule();
    else if (isPicked(state, before)) answer();
  });
  answer();
  return () => {
    unsubscribe();
    isOver = true;
    store.getState().showCache(null);
  };
}

/** Either text changed: the next letter may follow at once. */
function isTyped(state: AppState, before: AppState): boolean {
  return (
    state.text !== before.text ||
    state.projectContext.dockerignore !== before.projectContext.dockerignore
  );
}

/** Something else that the question is made of changed, in one go. */
function isPicked(state: AppState, before: AppState): boolean {
  return (
    state.scenario !== before.scenario ||
    state.wantedTarget !== before.wantedTarget ||
    state.buildSettings !== before.buildSettings ||
    state.projectContext !== before.projectContext
  );
}

function isSameBase(one: CacheQuestion, other: CacheQuestion): boolean {
  return (
    one.dockerfile === other.dockerfile &&
    one.target === other.target &&
    one.buildArguments === other.buildArguments &&
    one.buildPlatform === other.buildPlatform &&
    one.targetPlatform === other.targetPlatform &&
    one.files === other.files &&
    one.dockerignore === other.dockerignore &&
    one.seconds === other.seconds
  );
}

function isSameQuestion(one: CacheQuestion, other: CacheQuestion): boolean {
  return one.changes === other.changes && isSameBase(one, other);
}
