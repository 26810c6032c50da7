export type { ChecklistPoint, Goal, GoalCheck, GoalKind, ShippedKind } from "./goal.ts";
export { BASE_CLASSES, CHECKLIST_POINTS, SHIPPED_KINDS } from "./goal.ts";
export type {
  Hint,
  HintPlace,
  Lesson,
  LessonProject,
  Section,
  Solution,
  Source,
} from "./lesson.ts";
export { LESSONS } from "./lessons.ts";
export type { Block, Inline } from "./markdown.ts";
export { readInline, readMarkdown } from "./markdown.ts";
