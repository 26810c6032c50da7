import type { Goal } from "./goal.ts";

/** A lesson of the course. It holds everything that it needs: nothing is fetched, nothing is run. */
export interface Lesson {
  /** In kebab-case, as its file. It stands in links and in the browser's memory: never change it. */
  readonly id: string;
  readonly title: string;
  /** What one can do afterwards, in a sentence without a full stop. */
  readonly summary: string;
  readonly minutes: number;
  /** Read before and while working, top to bottom; two to four short ones. */
  readonly sections: readonly Section[];
  readonly start: LessonProject;
  /** In the order in which one would reach them; two to six. The start misses at least one, and most. */
  readonly goals: readonly Goal[];
  /** From a nudge to all but the answer: each is shown only when it is asked for. */
  readonly hints: readonly Hint[];
  /** Ways to reach all goals, the plainest first; at least one. */
  readonly solutions: readonly Solution[];
  /** What to take along, shown once all goals are reached. Markdown as in a section. */
  readonly closing: string;
  /** Where what the lesson says can be read up. */
  readonly sources: readonly Source[];
}

export interface Section {
  readonly title: string;
  /** Markdown of a small kind: see {@link readMarkdown}. */
  readonly text: string;
}

/** A project to work on. */
export interface LessonProject {
  readonly dockerfile: string;
  /** Null for none. */
  readonly dockerignore: string | null;
  /** The files of the build context, sorted, from its top folder with "/". */
  readonly files: readonly string[];
  /** The stage that is built; null, or left out, for the last one. */
  readonly target?: string | null;
}

export interface Hint {
  /** Markdown of one paragraph. */
  readonly text: string;
  /** What it is about, to be shown in text and graph; null for one about the whole. */
  readonly at: HintPlace | null;
}

/** A stage by its name, or a piece of text as it stands in the start's or a solution's Dockerfile or .dockerignore. */
export type HintPlace = { readonly stage: string } | { readonly text: string };

export interface Solution {
  /** "With a cache mount"; "Solution" for the only one. */
  readonly title: string;
  /** Why it is done this way, in a paragraph of Markdown. */
  readonly note: string;
  readonly dockerfile: string;
  /** Left out where it is that of the start; null for none. */
  readonly dockerignore?: string | null;
  readonly target?: string | null;
}

export interface Source {
  readonly title: string;
  readonly address: string;
}
