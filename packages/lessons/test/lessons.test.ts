import { createAnalyzer, loadLessonGoals } from "@stagemap/analysis";
import type { GoalView } from "@stagemap/analysis";
import { expect, test } from "vitest";
import { LESSONS, readMarkdown } from "../src/index.ts";
import type { HintPlace, Inline, Lesson, LessonProject, Solution } from "../src/index.ts";

const goals = await loadLessonGoals();

/** Where a project that is the start with a solution's texts stands. */
function judged(
  lesson: Lesson,
  { dockerfile, dockerignore, target }: Omit<LessonProject, "files">,
) {
  return goals.judge({
    dockerfile,
    dockerignore,
    target: target ?? null,
    files: lesson.start.files,
    goals: lesson.goals,
    start: lesson.start,
  });
}

function solved({ start }: Lesson, solution: Solution): Omit<LessonProject, "files"> {
  const { dockerfile, dockerignore = start.dockerignore, target = start.target ?? null } = solution;
  return { dockerfile, dockerignore, target };
}

function stageNames(dockerfile: string): readonly (string | null)[] {
  const { picture } = createAnalyzer().analyze({ dockerfile, target: null });
  return picture.stages.map(({ name }) => name);
}

function problems(dockerfile: string, target: string | null): readonly string[] {
  const analysis = createAnalyzer().analyze({ dockerfile, target });
  return analysis.problems
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

const open = (views: readonly GoalView[]): readonly string[] =>
  views.flatMap(({ title, missing }) => (missing === null ? [] : [`${title}: ${missing}`]));

test("lessons have ids of their own in kebab-case", () => {
  const ids = LESSONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test.each(LESSONS)(
  "$id: the start can be built and misses goals, each with what is missing",
  (lesson) => {
    const { start } = lesson;
    expect(problems(start.dockerfile, start.target ?? null)).toEqual([]);
    const views = judged(lesson, start);
    expect(views.some(({ isMet }) => !isMet)).toBe(true);
    for (const { missing } of views) if (missing !== null) expect(missing).toMatch(/\.$/);
  },
);

test.each(LESSONS)("$id: an empty Dockerfile and an empty stage miss goals", (lesson) => {
  for (const dockerfile of ["", "FROM scratch\n", `${lesson.start.dockerfile}\nFROM scratch\n`]) {
    const views = judged(lesson, { dockerfile, dockerignore: "*\n", target: null });
    expect(views.every(({ isMet }) => isMet)).toBe(false);
  }
});

test.each(LESSONS)("$id: every solution can be built and reaches every goal", (lesson) => {
  expect(lesson.solutions.length).toBeGreaterThan(0);
  for (const solution of lesson.solutions) {
    const project = solved(lesson, solution);
    expect(problems(project.dockerfile, project.target ?? null)).toEqual([]);
    expect(open(judged(lesson, project))).toEqual([]);
  }
});

test.each(LESSONS)("$id: every hint points at something that is there", (lesson) => {
  const { start, solutions, hints } = lesson;
  const projects = [start, ...solutions];
  const texts = projects.flatMap(({ dockerfile, dockerignore = null }) => [
    dockerfile,
    dockerignore ?? "",
  ]);
  const names = projects.flatMap(({ dockerfile }) => stageNames(dockerfile));
  const isThere = (place: HintPlace): boolean =>
    "stage" in place
      ? names.includes(place.stage)
      : texts.some((text) => text.includes(place.text));
  expect(hints.length).toBeGreaterThan(0);
  expect(hints.filter(({ at }) => at !== null && !isThere(at))).toEqual([]);
});

test.each(LESSONS)("$id: its texts are the small Markdown, and its files are sorted", (lesson) => {
  const { sections, hints, solutions, closing, sources, start, goals: all } = lesson;
  const texts = [
    ...sections.map(({ text }) => text),
    ...hints.map(({ text }) => text),
    ...solutions.map(({ note }) => note),
    closing,
  ];
  for (const text of texts) {
    expect(text).toBe(text.trim());
    expect(plainText(text)).not.toMatch(/<\/?[a-z]|&[a-z]+;|\]\(|`|\*\*|^#/m);
  }
  expect(sections.length).toBeGreaterThanOrEqual(2);
  expect(all.length).toBeGreaterThanOrEqual(2);
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(({ address }) => !address.startsWith("https://"))).toEqual([]);
  expect(start.files).toEqual([...new Set(start.files)].toSorted());
});

const plain = (content: readonly Inline[]): string =>
  content.map((each) => (each.kind === "text" ? each.text : "")).join("");

/** What is left as mere text: marks in it are marks that were not understood. */
function plainText(text: string): string {
  return readMarkdown(text)
    .map((block) => {
      if (block.kind === "code") return "";
      return block.kind === "paragraph" ? plain(block.content) : block.items.map(plain).join("\n");
    })
    .join("\n");
}
