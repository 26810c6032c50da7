import type { CacheReport, FileChange, OutputChoice } from "@stagemap/cache";
import type { AnalysisInput, BuildArguments, StageKey } from "./view.ts";

/** "This changed: what rebuilds, and why?" Plain data; the project is as `AnalysisInput` says before and after, but for the changes. */
export interface CacheQuestion extends AnalysisInput {
  /** The paths of the build context; null when none are known, and a plausible set is inferred. The same array as long as it says the same. */
  readonly files: readonly string[] | null;
  readonly changes: CacheChanges;
  /** Several stages to build at once; the target alone when it is left out. */
  readonly targets?: readonly StageKey[];
  /** Where the Dockerfile lies in the context; "Dockerfile" by default, null when it lies elsewhere. */
  readonly dockerfilePath?: string | null;
  /** Where the file of ignore patterns lies; ".dockerignore" by default. */
  readonly ignorePath?: string | null;
  /** Seconds that the user has measured, by the step's key. */
  readonly seconds?: Readonly<Record<string, number>>;
}

/** What is not as it was when the project was built last. Everything left out is as it was. */
export interface CacheChanges {
  readonly files?: readonly FileChange[];
  /** Images and named contexts that hold something else, as one would write them. */
  readonly images?: readonly string[];
  /** Addresses that ADD fetches and that hold something else. */
  readonly addresses?: readonly string[];
  /** Values that build arguments have now. */
  readonly buildArguments?: BuildArguments;
  /** Keys of steps that were edited, and of stages whose FROM was. */
  readonly lines?: readonly string[];
  /** The Dockerfile as it was built last, when it was another text. */
  readonly dockerfileBefore?: string;
  /** The .dockerignore as it was built last, when it was another one; null when there was none. */
  readonly dockerignoreBefore?: string | null;
  /** The target that was built last, when it was another one. */
  readonly targetBefore?: StageKey | null;
  /** `--no-cache` as "all", or the stages' names of `--no-cache-filter`. */
  readonly noCache?: "all" | readonly string[];
  /** True for a runner that holds nothing of an earlier build. */
  readonly isCold?: boolean;
  /** What RUN puts out that runs again, and images that moved; unknown by default. */
  readonly output?: OutputChoice;
  /** The same for single steps, by key. */
  readonly outputOf?: Readonly<Record<string, OutputChoice>>;
}

export interface CacheAnswer {
  readonly report: CacheReport;
  /** What the change comes to and why, in a few sentences. */
  readonly explanation: string;
  /** The files that the answer is based on. */
  readonly files: readonly string[];
  /** True when they are inferred from the Dockerfile. */
  readonly areFilesInferred: boolean;
}

/** Something that happens to a project again and again. */
export interface ScenarioView {
  readonly id: "source" | "dependencies" | "base" | "argument";
  /** "A source file changes" */
  readonly title: string;
  /** What exactly: paths, images, or an argument with its value. */
  readonly subject: string;
  /** To be asked about in full. */
  readonly changes: CacheChanges;
  readonly report: CacheReport;
}
