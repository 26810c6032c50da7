import type { Goal } from "@stagemap/lessons";
import { expect, test } from "vitest";
import { loadLessonGoals } from "../src/index.ts";

const goals = await loadLessonGoals();
const FILES = [
  ".env",
  "go.mod",
  "go.sum",
  "main.go",
  "package-lock.json",
  "package.json",
  "src/a.ts",
];

interface Surroundings {
  readonly dockerignore?: string | null;
  readonly target?: string | null;
  readonly files?: readonly string[];
}

/** What is missing; null for a goal that is met. */
export function missing(
  goal: Goal,
  dockerfile: string,
  surroundings: Surroundings = {},
): string | null {
  const { dockerignore = null, target = null, files = FILES } = surroundings;
  const start = { dockerfile: "FROM node:22\n", dockerignore: null, files };
  const [view] = goals.judge({ dockerfile, dockerignore, target, files, goals: [goal], start });
  return view === undefined ? "no view" : view.missing;
}

/** A goal and a text, and a piece of what is missing; null for a goal that is met. */
interface GoalCase {
  readonly title: string;
  readonly goal: Goal;
  readonly dockerfile: string;
  readonly expected: string | null;
  readonly surroundings: Surroundings;
}

/** A case in one line. */
type GoalRow = readonly [
  title: string,
  goal: Goal,
  dockerfile: string,
  expected: string | null,
  surroundings?: Surroundings,
];

export function checkGoals(rows: readonly GoalRow[]): void {
  const cases = rows.map(([title, goal, dockerfile, expected, surroundings = {}]): GoalCase => ({
    title,
    goal,
    dockerfile,
    expected,
    surroundings,
  }));
  test.each(cases)("$title", ({ goal, dockerfile, expected, surroundings }) => {
    const found = missing(goal, dockerfile, surroundings);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toContain(expected);
  });
}
