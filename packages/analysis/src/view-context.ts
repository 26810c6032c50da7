import type { AnalysisInput, StageKey, StepKey } from "./view.ts";

/** A file of the build context, by its path from the top folder with "/"; the size in bytes, null when it is not known. */
export interface ContextFile {
  readonly path: string;
  readonly size: number | null;
}

/** A project with the files around its Dockerfile. `dockerignore` is the text of the ignore file that counts. */
export interface ContextQuestion extends AnalysisInput {
  /** Null when none are known, and a plausible set is inferred. The same array as long as it says the same. */
  readonly files: readonly ContextFile[] | null;
  /** Where the Dockerfile lies in the context; "Dockerfile" by default, null when it lies elsewhere. */
  readonly dockerfilePath?: string | null;
}

/**
 * What becomes of a file, by the values of `ContextReport.states`. "sent": the builder gets it. "ignored": the ignore file keeps it
 * out. "unused": let in, but the builder never asks for it, because no COPY, ADD or mount of what is built names it or a folder
 * that it is in.
 */
export const FILE_STATES = ["sent", "ignored", "unused"] as const;

/**
 * Whether a file is in the image that comes out, by the values of `ContextReport.ships`. "unknown": a RUN sees it that may put it,
 * or something made of it, where it ships.
 */
export const FILE_FATES = ["no", "yes", "unknown"] as const;

/**
 * What becomes of every file of the build context. The columns (`sizes`, `states`, `lines`, `ships`, `taken`) have one value a
 * file, in the order of `paths`.
 */
export interface ContextReport {
  /** Sorted by UTF-16 code units, each once, without "./" or "/" in front. */
  readonly paths: readonly string[];
  /** True when the files are inferred from the Dockerfile: to be shown as such. */
  readonly areFilesInferred: boolean;
  /** In bytes; NaN where it is not known. */
  readonly sizes: Float64Array;
  /** Indexes into FILE_STATES. */
  readonly states: Uint8Array;
  /** The line of the ignore file that decides, from 1; 0 where none has a say. */
  readonly lines: Uint32Array;
  /** Indexes into FILE_FATES. */
  readonly ships: Uint8Array;
  /** Indexes into `takerSets`. */
  readonly taken: Uint32Array;
  /** Which steps take a file, as ascending indexes into `steps`. The first one is empty. */
  readonly takerSets: readonly (readonly number[])[];
  /** Every COPY, ADD and bind mount that takes from the build context, in text order. */
  readonly steps: readonly ContextStep[];
  readonly totals: ContextTotals;
  /** What is sent and should not be, the worst first. */
  readonly warnings: readonly ContextWarning[];
  /** The patterns of the ignore file, in its order. */
  readonly ignoreLines: readonly IgnoreLineView[];
  /** Sentences on the whole, such as which ignore file counts. */
  readonly notes: readonly string[];
}

export interface ContextStep {
  readonly kind: "copy" | "mount";
  /** The step; the stage's key for what ONBUILD of its base left. */
  readonly key: StepKey;
  readonly stage: StageKey;
  /** From 1. */
  readonly line: number;
  /** In upper case. */
  readonly instruction: string;
  /** With variables replaced. */
  readonly sources: readonly string[];
  /** False when the target does not need its stage. */
  readonly isBuilt: boolean;
  /** How many files it takes, and their bytes as far as they are known. */
  readonly files: number;
  readonly bytes: number;
  /** Sources that nothing fits, so that the build fails; always empty when files are inferred. */
  readonly missing: readonly string[];
}

/** A number of files and their bytes as far as sizes are known. */
export interface FileCount {
  readonly files: number;
  readonly bytes: number;
}

export interface ContextTotals {
  readonly all: FileCount;
  readonly sent: FileCount;
  readonly ignored: FileCount;
  readonly unused: FileCount;
  /** Those that are in the image for certain. */
  readonly ships: FileCount;
  /** Those of which it is not known. */
  readonly mayShip: FileCount;
  /** How many files have no known size. */
  readonly unsized: number;
}

export interface ContextWarning {
  readonly kind: "secret" | "history" | "dependencies" | "output" | "cache";
  /** In words: "environment variables", "Git's history". */
  readonly what: string;
  /** The first file or folder, and how many there are of its kind. */
  readonly path: string;
  readonly places: number;
  /** The files sent. */
  readonly files: number;
  readonly bytes: number;
  /** True when any of it is in the image for certain. */
  readonly ships: boolean;
  /** What is wrong and why it matters, in a sentence or two. */
  readonly message: string;
  /** The line for the ignore file; null when a COPY names the file, so that leaving it out would break the build. */
  readonly line: string | null;
}

export interface IgnoreLineView {
  /** From 1. */
  readonly number: number;
  /** As BuildKit reads it. */
  readonly pattern: string;
  readonly isException: boolean;
  /** How many files it decides, and one of them. */
  readonly files: number;
  readonly bytes: number;
  readonly example: string | null;
  /**
   * What else there is to say. "overruled": it matches, but later lines decide every file of it, or nothing that it would let in
   * again was kept out. "unmatched": it fits no file of the list. "fault": a build fails on it.
   */
  readonly state: "decides" | "overruled" | "unmatched" | "fault";
  /** A sentence for what does not decide; null otherwise. */
  readonly note: string | null;
}

/** A new ignore file for a project. */
export interface WrittenIgnoreFile {
  readonly text: string;
  /** Its patterns, each with the reason. */
  readonly lines: readonly { readonly pattern: string; readonly reason: string }[];
}

/** A pasted or dropped list of files. */
export interface FileList {
  /** Sorted, each once. */
  readonly files: readonly ContextFile[];
  /** What it was read as, by the command that prints such lines: "git ls-files", "ls -l". Null when nothing could be read. */
  readonly format: string | null;
  /** What was left out and why, in sentences; empty when every line was a file. */
  readonly notes: readonly string[];
  /** Why it is no list of files; null when it is one. */
  readonly problem: string | null;
}
