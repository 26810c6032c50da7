import type { Model, StageKey, StepKey } from "@stagemap/model";

/** What becomes of a step in a build that finds the results of an earlier one. */
export type Status = "cached" | "rebuilt" | "maybe" | "skipped";

/** What a step that runs again is taken to put out: its own files anew, the same ones, or nobody knows. */
export type OutputChoice = "unknown" | "identical" | "different";

/** A file of the build context that is not what it was. `mode` is what chmod changes, `time` what touch does. */
export interface FileChange {
  /** From the context's folder, with "/". */
  readonly path: string;
  readonly kind: "content" | "mode" | "time" | "added" | "removed";
}

/** Two builds: one whose results are in the cache, and the one that is asked about. */
export interface CacheInput {
  /** What was built before. */
  readonly before: Model;
  /** What is built now, when text or build arguments are others; else the same model. */
  readonly after?: Model;
  /** Keys of the stages to build; the last stage when it is left out or empty. */
  readonly targets?: readonly StageKey[];
  /** Keys of the stages that the build before built, when those were others. */
  readonly targetsBefore?: readonly StageKey[];
  /** The paths of the context before the change. Give the same array again as long as it says the same. */
  readonly files?: readonly string[];
  readonly changes?: readonly FileChange[];
  /** The .dockerignore of both builds; null without one. */
  readonly ignore?: IgnoreTexts;
  /** Where the Dockerfile itself lies in the context, for it is a file like any other; null when it lies elsewhere. */
  readonly dockerfilePath?: string | null;
  /** Where the file of ignore patterns lies in the context. */
  readonly ignorePath?: string | null;
  /** Keys of steps that were edited since the build before, and of stages whose FROM was; whatever they said then. */
  readonly edited?: readonly string[];
  /** Names of images and named contexts that hold something else than before, as one would write them. */
  readonly moved?: readonly string[];
  /** Addresses that ADD fetches and that hold something else than before. */
  readonly fetched?: readonly string[];
  /** `--no-cache`: "all"; `--no-cache-filter`: the stages' names. */
  readonly noCache?: "all" | readonly string[];
  /** True for a runner that holds nothing of any earlier build. */
  readonly isCold?: boolean;
  /** What a step puts out that runs again, where nothing else is said in `outputOf`; unknown by default. */
  readonly output?: OutputChoice;
  readonly outputOf?: ReadonlyMap<StepKey, OutputChoice>;
  /** Seconds that the user has measured. */
  readonly secondsOf?: ReadonlyMap<StepKey, number>;
}

export interface IgnoreTexts {
  readonly before: string | null;
  readonly after: string | null;
}

/** Everything that is to be said of one change. Plain data. */
export interface CacheReport {
  /** The key of the stage that is built; of several the first. Null when there is no stage. */
  readonly target: StageKey | null;
  /** All stages' steps in text order. */
  readonly steps: readonly StepReport[];
  /** Sentences on what was said to have changed and reaches nothing, each with its reason. */
  readonly notes: readonly string[];
  /** Steps that may be rebuilt counted as if they were. */
  readonly totalSeconds: number;
  /** The same without them. */
  readonly leastSeconds: number;
  readonly timeline: Timeline;
  /** What would have helped most; null when nothing that is known would. */
  readonly suggestion: Suggestion | null;
  /** The same build where nothing is in the cache. */
  readonly cold: { readonly totalSeconds: number; readonly timeline: Timeline };
}

export interface StepReport {
  readonly key: StepKey;
  readonly stage: StageKey;
  /** From 1. */
  readonly line: number;
  /** In upper case; as written when it is no instruction of Docker's. */
  readonly instruction: string;
  readonly status: Status;
  /** Why it is not simply cached, nearest first. Empty for a cached step. */
  readonly causes: readonly Cause[];
  /** What is worth knowing of a step that is cached although one might think otherwise. */
  readonly notes: readonly string[];
  /** What the step takes in this build. */
  readonly seconds: number;
  readonly estimate: Estimate;
}

export interface Cause {
  readonly kind: CauseKind;
  /** A sentence without a full stop that names what is at fault. */
  readonly text: string;
  /** The line that is at fault, from 1; null when it is none of the Dockerfile. */
  readonly line: number | null;
  /** The step on that line; null when it is none. */
  readonly step: StepKey | null;
  /** The context's file at fault; null when it is none. */
  readonly path: string | null;
  /** The name of the ARG or ENV at fault; null when it is none. */
  readonly variable: string | null;
}

export type CauseKind =
  /** A file of the build context. */
  | "file"
  /** The step before it in its stage. */
  | "parent"
  /** The image or stage that it is built on. */
  | "base"
  /** What COPY --from or a mount takes from a stage or image. */
  | "source"
  | "argument"
  | "environment"
  /** USER, WORKDIR, SHELL or the platform above it. */
  | "setting"
  /** The line itself. */
  | "line"
  /** What ADD fetches. */
  | "fetched"
  | "no-cache"
  | "cold"
  /** The target does not need it, or a named context takes its stage's place. */
  | "skipped";

/** The smallest change that would save the most expensive step. */
export interface Suggestion {
  readonly kind:
    /** Another order of lines. */
    | "move"
    /** Manifests copied before the rest. */
    | "split"
    /** A line of .dockerignore. */
    | "ignore"
    /** A cache mount. */
    | "mount"
    /** An image by its digest. */
    | "pin"
    /** A cache that outlives the runner. */
    | "export"
    /** A build that may use the cache. */
    | "cache";
  /** The step that it is about. */
  readonly step: StepKey;
  /** What that step takes. */
  readonly seconds: number;
  /** A sentence without a full stop. */
  readonly text: string;
}

/** What a step takes when it runs. */
export interface Estimate {
  readonly seconds: number;
  /** What kind of step it was taken for: "npm install". "your own figure" when the user gave it. */
  readonly className: string;
  /** Where the figure comes from, in a sentence. */
  readonly source: string;
  readonly isMeasuredByUser: boolean;
}

/** When steps run, in seconds from the start; only those that take time. */
export interface Timeline {
  readonly bars: readonly Bar[];
  /** When the last one ends. */
  readonly seconds: number;
}

export interface Bar {
  readonly step: StepKey;
  readonly stage: StageKey;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** True for a step that the end of the build waits for. */
  readonly isCritical: boolean;
}
