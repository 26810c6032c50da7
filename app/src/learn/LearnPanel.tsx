import { useState } from "react";
import { useApp } from "../app-context.ts";
import { LessonList } from "./LessonList.tsx";
import { LessonView } from "./LessonView.tsx";
import { useLesson } from "./use-lesson.ts";

/** The course, or the lesson that is worked on. */
export function LearnPanel() {
  const shared = useApp((state) => state.lesson);
  const open = useLesson();
  // The list can be looked at without leaving the lesson; another lesson hides it again.
  const [listOver, setListOver] = useState<typeof shared>(null);
  if (open === null || listOver === shared) {
    return (
      <LessonList isUnknown={shared !== null && open === null} onOpened={() => setListOver(null)} />
    );
  }
  return <LessonView key={open.lesson.id} open={open} onList={() => setListOver(shared)} />;
}
