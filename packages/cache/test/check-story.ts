import { buildModel } from "@stagemap/model";
import type { ModelOptions } from "@stagemap/model";
import { parse } from "@stagemap/syntax";
import { expect, test } from "vitest";
import { simulate } from "../src/index.ts";
import type { CacheInput, CacheReport, FileChange } from "../src/index.ts";

/** Two builds of one project, and what the second one runs again. Lists of paths and names are parted by spaces. */
export interface Story {
  readonly name: string;
  /** The row of the rule table that it shows. */
  readonly rule?: string;
  readonly dockerfile: string;
  /** The text of the second build, when it is another. */
  readonly edited?: string;
  /** Lines that count as edited. */
  readonly editedLines?: readonly number[];
  readonly files?: string;
  readonly ignore?: string | null;
  readonly ignoreEdited?: string | null;
  readonly changed?: string;
  readonly chmod?: string;
  readonly touched?: string;
  readonly added?: string;
  readonly removed?: string;
  readonly moved?: string;
  readonly fetched?: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly argumentsBefore?: Readonly<Record<string, string>>;
  readonly options?: Partial<ModelOptions>;
  readonly target?: string;
  readonly targetBefore?: string;
  readonly noCache?: "all" | readonly string[];
  readonly isCold?: boolean;
  readonly output?: CacheInput["output"];
  /** Choices by line. */
  readonly outputs?: Readonly<Record<number, "identical" | "different">>;
  /**
   * A line for every step that is not cached: its line, its status, and a part of its nearest cause. Behind " | " there may be
   * parts of further causes.
   */
  readonly expected: string;
  /** Parts of notes, of the report or of a step. */
  readonly notes?: readonly string[];
}

/** One test for every story. */
export function tellStories(stories: readonly Story[]): void {
  test.each(stories.map((story) => [story.name, story] as const))("%s", (_, story) => {
    const report = runStory(story);
    const expected = linesOf(story.expected).map((line) => {
      const [, number = "", status = "", causes = ""] =
        /^(\d+) (\w+) ?(.*)$/.exec(line.trim()) ?? [];
      return { line: Number(number), status, causes: causes.split(" | ") };
    });
    const actual = report.steps.filter(({ status }) => status !== "cached");
    expect(actual.map(({ line, status }) => `${line} ${status}`)).toEqual(
      expected.map(({ line, status }) => `${line} ${status}`),
    );
    for (const [index, { causes }] of expected.entries()) {
      const texts = actual[index]?.causes.map(({ text }) => text) ?? [];
      for (const [at, part] of causes.entries()) {
        expect(at === 0 ? texts[0] : texts.join("\n")).toContain(part);
      }
    }
    const notes = [...report.notes, ...report.steps.flatMap((step) => step.notes)].join("\n");
    for (const note of story.notes ?? []) expect(notes).toContain(note);
    expect(structuredClone(report)).toEqual(report);
  });
}

export function runStory(story: Story): CacheReport {
  return simulate(inputOf(story));
}

function inputOf(story: Story): CacheInput {
  const { dockerfile, edited = dockerfile, ignore = null } = story;
  const { options = {}, target, targetBefore = target } = story;
  const modelOf = (text: string, values: Story["arguments"], key: string | undefined) =>
    buildModel(parse(`${linesOf(text).join("\n")}\n`), {
      target: key ?? null,
      buildArguments: new Map(Object.entries(values ?? {})),
      ...options,
    });
  const before = modelOf(dockerfile, story.argumentsBefore, targetBefore);
  const after = modelOf(edited, story.arguments ?? story.argumentsBefore, target);
  const keyAt = (line: number): string => {
    const report = simulate({ before: after });
    const stage = after.stages.find(
      ({ index }) => after.tree.lines[after.stageItems[index] ?? 0] === line,
    );
    return report.steps.find((step) => step.line === line)?.key ?? stage?.key ?? "";
  };
  const outputs = Object.entries(story.outputs ?? {});
  return {
    before,
    after,
    ...(target === undefined ? {} : { targets: target.split(" ") }),
    ...(targetBefore === undefined ? {} : { targetsBefore: targetBefore.split(" ") }),
    edited: (story.editedLines ?? []).map(keyAt),
    files: wordsOf(story.files),
    ignore: {
      before: ignore,
      after: story.ignoreEdited === undefined ? ignore : story.ignoreEdited,
    },
    changes: [
      ...changes(story.changed, "content"),
      ...changes(story.chmod, "mode"),
      ...changes(story.touched, "time"),
      ...changes(story.added, "added"),
      ...changes(story.removed, "removed"),
    ],
    moved: wordsOf(story.moved),
    fetched: wordsOf(story.fetched),
    ...(story.noCache === undefined ? {} : { noCache: story.noCache }),
    isCold: story.isCold ?? false,
    output: story.output ?? "unknown",
    outputOf: new Map(outputs.map(([line, choice]) => [keyAt(Number(line)), choice])),
  };
}

function changes(paths: string | undefined, kind: FileChange["kind"]): readonly FileChange[] {
  return wordsOf(paths).map((path) => ({ path, kind }));
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(" ").filter((word) => word !== "");
}

/** The lines of an indented text, without the first and last when those are empty. */
function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n\s*$/, "")
    .split("\n");
  const indent = Math.min(
    ...lines
      .filter((line) => line.trim() !== "")
      .map((line) => line.length - line.trimStart().length),
  );
  return text.trim() === ""
    ? []
    : lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0));
}
