export type { ChecklistPoint, Goal, GoalCheck, GoalKind, ShippedKind } from "./goal.ts";
export type { GoalField, GoalForm } from "./goal-forms.ts";
export { GOAL_FORMS, readGoal } from "./goal-forms.ts";
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
export type { OwnLesson } from "./own-lesson.ts";
export { asLesson, readOwnLesson, writeOwnLesson } from "./own-lesson.ts";
