import type { ImageName } from "@stagemap/images";
import type { Manager } from "@stagemap/shell";
import type { Questions } from "./assumptions.ts";
import type { SizePart } from "./split-plan.ts";
import type { Subject } from "./subject.ts";
import type { Usage } from "./packages.ts";

/** One ecosystem: whether a stage is of it, and how such a stage comes apart. */
export interface Ecosystem {
  /** As people write it: "Python". */
  readonly title: string;
  readonly isOf: (subject: Subject) => boolean;
  readonly plan: (subject: Subject, questions: Questions) => Recipe | Stop;
}

/** Why a stage cannot come apart. */
export interface Stop {
  readonly stop: string;
  /** The number of the step that stands in the way; null when it is none. */
  readonly step: number | null;
  readonly kind: "refused" | "nothing-gained";
}

/** What an ecosystem decides; everything else is the same for all. */
export interface Recipe {
  readonly base: RuntimeBase;
  /** "folder": what lies in the project's folder runs; "artefacts": only what `carries` names does. */
  readonly app: "folder" | "artefacts";
  readonly carries: readonly Carry[];
  /** Files that only fetching packages needs. */
  readonly manifests: RegExp | null;
  /** True where the running program has no use for the manifests; else they come along unless the whole folder does. */
  readonly areManifestsDone: boolean;
  /** Other text for steps, by number: null leaves the step out there; what is not named stays as it would. */
  readonly rewrites: ReadonlyMap<number, Rewrite>;
  /** Lines of the build stage right before a step. */
  readonly beforeStep: ReadonlyMap<number, readonly string[]>;
  /** Run at the end of the build stage. */
  readonly buildEnd: readonly BuildCommand[];
  /** Lines of the runtime stage at its start, and behind what is carried over. */
  readonly runtimeStart: readonly string[];
  readonly runtimeAfterCarries: readonly string[];
  readonly usage: Usage;
  /** Packages that the runtime base lacks and the stage's own base has. */
  readonly alsoInstalls: readonly string[];
  /** Steps known to be for building alone. */
  readonly isBuildOnly?: (step: number) => boolean;
  readonly notes: readonly string[];
  /** What is in the image today and not tomorrow, beside the base and the packages, and what comes along. */
  readonly dropped: readonly SizePart[];
  readonly kept: readonly SizePart[];
}

export interface BuildCommand {
  readonly command: string;
  /** The tool whose caches are kept between builds while it runs; null for none. */
  readonly manager: Manager | null;
}

export interface Rewrite {
  readonly build?: string | null;
  readonly runtime?: string | null;
}

/** Files that the runtime stage copies out of the build stage. */
export interface Carry {
  /** The number of the step behind which they are there. */
  readonly step: number;
  readonly from: string;
  readonly to: string;
  /** Whom the files belong to; as in the build stage when absent. */
  readonly owner?: string;
}

export interface RuntimeBase {
  /** As it is to be written, behind FROM. */
  readonly text: string;
  readonly image: ImageName;
  /** True where packages can be installed and scripts run. */
  readonly hasShell: boolean;
}

export const NO_RECIPE = {
  carries: [],
  manifests: null,
  areManifestsDone: true,
  rewrites: new Map<number, Rewrite>(),
  beforeStep: new Map<number, readonly string[]>(),
  buildEnd: [],
  runtimeStart: [],
  runtimeAfterCarries: [],
  alsoInstalls: [],
  notes: [],
  dropped: [],
  kept: [],
} as const;

export function stop(message: string, step: number | null = null): Stop {
  return { stop: message, step, kind: "refused" };
}

export function nothingGained(message: string): Stop {
  return { stop: message, step: null, kind: "nothing-gained" };
}

export function isStop(value: Recipe | RuntimeBase | Stop): value is Stop {
  return "stop" in value;
}
