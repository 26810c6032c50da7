import { expect, test } from "vitest";
import {
  asLesson,
  GOAL_FORMS,
  LESSONS,
  readGoal,
  readOwnLesson,
  writeOwnLesson,
} from "../src/index.ts";

const own = {
  title: "<img src=x onerror=alert(1)>",
  text: "Do **this**.",
  start: { dockerfile: "FROM a\n", dockerignore: null, files: ["a", "b"], target: null },
  goals: [{ kind: "builds" as const }],
  hints: ["Look."],
  solution: null,
};

test("an own lesson comes back as it was written", () => {
  expect(readOwnLesson(JSON.parse(JSON.stringify(writeOwnLesson(own))))).toEqual(own);
});

test("equal lessons have one id, others another", () => {
  expect(asLesson(own).id).toBe(asLesson({ ...own }).id);
  expect(asLesson({ ...own, text: "" }).id).not.toBe(asLesson(own).id);
});

test.each([null, 7, "x", [], {}, { ...own, title: 7 }, { ...own, start: null }])(
  "what is no lesson is not read: %j",
  (value) => {
    expect(readOwnLesson(value)).toBeNull();
  },
);

test.each([
  { ...own, title: "x".repeat(121) },
  { ...own, text: "x".repeat(12_001) },
  { ...own, start: { ...own.start, dockerfile: "x".repeat(20_001) } },
])("a text that is too long is no lesson", (value) => {
  expect(readOwnLesson(value)).toBeNull();
});

test("of lists too much is cut off, and what is none of its kind left out", () => {
  const goals = [{ kind: "builds", extra: 1 }, { kind: "no-such" }, null, { kind: "runs" }];
  const files = ["b", 7, "a", "a", ...Array.from({ length: 500 }, (_, at) => `f${at}`)];
  const read = readOwnLesson({ ...own, goals, start: { ...own.start, files }, hints: [1, "x"] });
  expect(read?.goals).toEqual([{ kind: "builds" }]);
  expect(read?.hints).toEqual(["x"]);
  expect(read?.start.files.length).toBeLessThanOrEqual(400);
  expect(read?.start.files.slice(0, 2)).toEqual(["a", "b"]);
});

test("a goal called __proto__ is none", () => {
  expect(readGoal(JSON.parse('{"__proto__": {"kind": "builds"}}'))).toBeNull();
});

test("every goal of the course has a form that keeps it as it is", () => {
  for (const { goals } of LESSONS) for (const goal of goals) expect(readGoal(goal)).toEqual(goal);
});

test("kinds have one form each", () => {
  expect(new Set(GOAL_FORMS.map(({ kind }) => kind)).size).toBe(GOAL_FORMS.length);
});
