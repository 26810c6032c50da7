import type { AnalysisInput } from "./view.ts";
import type { CacheAnswer, CacheQuestion, ScenarioView } from "./view-cache.ts";

/** The simulation of the build cache. Nothing that the picture needs, so it comes by itself: {@link loadCache}. */
export interface Cache {
  /** What a change rebuilds and why. Never throws, whatever the text. */
  simulate(question: CacheQuestion): CacheAnswer;
  /** What the changes of a typical week come to; those of the question that say how to build count, its other changes do not. */
  typicalWeek(question: CacheQuestion): readonly ScenarioView[];
  /** A value that an argument could have as well, to ask what it would change: "23" for "22". */
  otherValue(value: string | null): string;
  /** Files that a project with this Dockerfile may well have, sorted; to be shown as inferred. */
  inferFiles(input: AnalysisInput): readonly string[];
}

/** Loads the simulation of the build cache, once somebody asks for it. */
export async function loadCache(): Promise<Cache> {
  return (await import("./cache-answers.ts")).createCache();
}
