import type { SharedLesson } from "@stagemap/share";
import type { Slice } from "./app-state.ts";

export interface LessonSlice {
  /** The lesson that the document is worked on for, as a link carries it; null outside of lessons. */
  readonly lesson: SharedLesson | null;
}

export const createLessonSlice: Slice<LessonSlice> = () => ({ lesson: null });

/** True for the same lesson: of two whole ones, when they say the same. */
export function isSameLesson(one: SharedLesson | null, other: SharedLesson | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
