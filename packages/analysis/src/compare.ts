import type { Comparison, CompareQuestion } from "./view-compare.ts";

/** The difference of two Dockerfiles. Nothing that the picture needs, so it comes by itself: {@link loadCompare}. */
export interface Comparer {
  /** What a change does to stages, findings, cache and size. Never throws, whatever the texts. */
  compare(question: CompareQuestion): Comparison;
}

/** Loads the comparing of Dockerfiles, once somebody asks for it. */
export async function loadCompare(): Promise<Comparer> {
  return (await import("./compare-answers.ts")).createComparer();
}
