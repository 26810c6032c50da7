import { LESSONS } from "@stagemap/lessons";
import type { Lesson } from "@stagemap/lessons";
import { useMemo } from "react";
import { useApp } from "../app-context.ts";
import { lessonOf } from "./lesson-desk.ts";

/** The lesson that the document is worked on for. */
export interface OpenLesson {
  readonly lesson: Lesson;
  /** From 1; null for one that a teacher wrote. */
  readonly number: number | null;
  /** The one after it in the course; null after the last one. */
  readonly next: Lesson | null;
}

export function useLesson(): OpenLesson | null {
  const shared = useApp((state) => state.lesson);
  return useMemo(() => {
    const lesson = lessonOf(shared);
    if (lesson === null) return null;
    const at = LESSONS.indexOf(lesson);
    return {
      lesson,
      number: at === -1 ? null : at + 1,
      next: at === -1 ? null : (LESSONS[at + 1] ?? null),
    };
  }, [shared]);
}
