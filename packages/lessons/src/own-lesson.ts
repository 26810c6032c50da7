import type { Goal } from "./goal.ts";
import { readGoal } from "./goal-forms.ts";
import type { Lesson, LessonProject } from "./lesson.ts";

/** A lesson that a teacher wrote in the app. It travels in a link. */
export interface OwnLesson {
  readonly title: string;
  /** Markdown as in a section. */
  readonly text: string;
  readonly start: LessonProject;
  readonly goals: readonly Goal[];
  /** Each a paragraph. */
  readonly hints: readonly string[];
  /** Null when none is given to compare with. */
  readonly solution: Omit<LessonProject, "files"> | null;
}

/** Longer ones are no lessons, but somebody's attempt to make the page slow. */
const most = {
  title: 120,
  text: 12_000,
  dockerfile: 20_000,
  dockerignore: 8000,
  path: 300,
  files: 400,
  goals: 12,
  hints: 12,
  hint: 600,
};

/** The lesson in what a link or a storage held; null for what is none. Goals that are none are left out. */
export function readOwnLesson(value: unknown): OwnLesson | null {
  const given = fieldsOf(value);
  if (given === null) return null;
  const title = given.get("title");
  const text = given.get("text");
  const start = readProject(given.get("start"));
  if (!isTextOf(title, most.title) || !isTextOf(text, most.text) || start === null) return null;
  const solution = readProject(given.get("solution"));
  return {
    title,
    text,
    start,
    goals: listOf(given.get("goals"), most.goals).flatMap((goal) => readGoal(goal) ?? []),
    hints: listOf(given.get("hints"), most.hints).filter((hint) => isTextOf(hint, most.hint)),
    solution,
  };
}

/** As it goes into links and storages: nothing but plain data. */
export function writeOwnLesson(lesson: OwnLesson): Readonly<Record<string, unknown>> {
  return { ...lesson };
}

/** The same as a lesson like those of the course. */
export function asLesson(own: OwnLesson): Lesson {
  const { title, text, start, goals, hints, solution } = own;
  return {
    id: `own-${hashOf(JSON.stringify(own))}`,
    title: title.trim() === "" ? "A lesson without a title" : title,
    summary: "",
    minutes: 0,
    sections: [{ title: "", text }],
    start,
    goals,
    hints: hints.map((hint) => ({ text: hint, at: null })),
    solutions: solution === null ? [] : [{ title: "Solution", note: "", ...solution }],
    closing: "",
    sources: [],
  };
}

function readProject(value: unknown): LessonProject | null {
  const given = fieldsOf(value);
  const dockerfile = given?.get("dockerfile");
  const dockerignore = given?.get("dockerignore") ?? null;
  const target = given?.get("target") ?? null;
  if (given === null || !isTextOf(dockerfile, most.dockerfile)) return null;
  const files = listOf(given.get("files"), most.files).filter((path) => isTextOf(path, most.path));
  return {
    dockerfile,
    dockerignore: isTextOf(dockerignore, most.dockerignore) ? dockerignore : null,
    files: [...new Set(files)].toSorted(),
    target: isTextOf(target, most.title) ? target : null,
  };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function listOf(value: unknown, length: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, length) : [];
}

function isTextOf(value: unknown, characters: number): value is string {
  return typeof value === "string" && value.length <= characters;
}

/** FNV-1a of the UTF-16 code units, in hexadecimal: enough to tell the lessons of one browser apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
