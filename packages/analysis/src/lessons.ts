import type { Goal } from "@stagemap/lessons";
import type { GoalView, LessonQuestion } from "./view-lessons.ts";

/** What decides the goals of lessons. It needs the checks and the simulation of the cache, so it comes by itself: {@link loadLessonGoals}. */
export interface LessonGoals {
  /** One view for each goal, in their order. Never throws, whatever the text and the goals. */
  judge(question: LessonQuestion): readonly GoalView[];
  /** What a goal asks for, as a sentence with `code` and without a full stop. */
  titleOf(goal: Goal): string;
}

/** Loads what decides goals, once a lesson is opened. */
export async function loadLessonGoals(): Promise<LessonGoals> {
  return (await import("./lesson-goals.ts")).createLessonGoals();
}
