import type { SplitAnswer, SplitQuestion } from "./view-split.ts";

/** Splitting a stage into one that builds and one that runs. Nothing that the picture needs, so it comes by itself: {@link loadSplit}. */
export interface Splitter {
  /** The split text with what it takes for granted, or why there is none. Never throws, whatever the text. */
  split(question: SplitQuestion): SplitAnswer;
}

/** Loads the splitting of stages, once somebody asks for it. */
export async function loadSplit(): Promise<Splitter> {
  return (await import("./split-answers.ts")).createSplitter();
}
