import type { TextEdit } from "@stagemap/text";
import type { AnalysisInput, StageKey, StepKey } from "./view.ts";

/** "In which order do builds take least, and what has to change for that?" */
export interface OrderQuestion extends AnalysisInput {
  /** The stages that may change; null for all that the target needs. */
  readonly stages: readonly StageKey[] | null;
  /** True to let steps pass each other of which nobody knows that they meet. */
  readonly isRiskAllowed: boolean;
  readonly rewrites: readonly RewriteKind[];
  /** The paths of the build context; null when none are known. */
  readonly files: readonly string[] | null;
  /** Ids of changes that are not wanted. */
  readonly unwanted: readonly string[];
  /** How often each scenario happens, by its id, in any unit; null for what is usual. */
  readonly weights: Readonly<Record<string, number>> | null;
  /** Seconds that the user has measured, by the step's key. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** "split-copy" copies manifests before an install and the rest after it; "move-definitions" puts ARG and ENV where they are first used. */
export type RewriteKind = "split-copy" | "move-definitions";

export interface OrderAnswer {
  /** From the text of the question to the better one; empty when there is none. */
  readonly edits: readonly TextEdit[];
  /** Expected seconds of a build, all its stages added up. Estimates, but for what the user has measured. */
  readonly before: number;
  readonly after: number;
  readonly isProven: boolean;
  /** Why it is the best, or may not be: sentences. */
  readonly proof: string;
  /** In the order in which they are made: splits, definitions, then moves in the order of the text. */
  readonly changes: readonly OrderChange[];
  /** Sentences on what cannot be done. */
  readonly refusals: readonly string[];
  /** Sentences on what is taken for granted. */
  readonly notes: readonly string[];
  /** In a fixed order. */
  readonly scenarios: readonly OrderScenario[];
  /** Steps that the target needs, in the order of the text. */
  readonly stepsBefore: readonly OrderStep[];
  readonly stepsAfter: readonly OrderStep[];
  /** What would save more; looked for where nothing is to be changed. */
  readonly next: NextIdea | null;
}

/** One thing that changes, which can be left out by its id. */
export interface OrderChange {
  readonly id: string;
  readonly kind: "move" | RewriteKind;
  readonly stage: StageKey;
  readonly step: StepKey;
  /** The step's line, cut short. */
  readonly title: string;
  /** Where it stands, from 1; null for a step that only a rewrite makes. */
  readonly line: number | null;
  /** Behind its title: "below line 6, RUN npm ci". */
  readonly to: string;
  /** A sentence. */
  readonly reason: string;
  /** Expected seconds a build that it saves with all the others made. */
  readonly gain: number;
}

/** Something that may have happened between two builds. */
export interface OrderScenario {
  readonly id: string;
  /** Behind "when": "only sources change". */
  readonly title: string;
  /** How many of all builds, from 0 to 1: all of them are 1. */
  readonly weight: number;
  readonly usualWeight: number;
  /** Where the usual weight comes from. */
  readonly source: string;
  /** What such a build takes. */
  readonly before: number;
  readonly after: number;
}

export interface OrderStep {
  readonly stage: StageKey;
  readonly step: StepKey;
  /** From 1, in the text of its side. */
  readonly line: number;
  readonly keyword: string;
  /** The rest on one line, cut short. */
  readonly summary: string;
  readonly seconds: number;
  /** Where the seconds come from. */
  readonly source: string;
  readonly isMeasured: boolean;
  /** True for what only sets how the image is configured: it takes no time and is never waited for. */
  readonly isConfiguration: boolean;
  /** Ids of the scenarios that rebuild it. */
  readonly scenarios: readonly string[];
}

/** "rewrites" and "risk" name what would have to be allowed; "idea" is something else. */
export interface NextIdea {
  readonly kind: "rewrites" | "risk" | "idea";
  /** A sentence. */
  readonly text: string;
}

/** What a pasted log comes to. */
export type LogWeights =
  | {
      readonly ok: true;
      readonly weights: Readonly<Record<string, number>>;
      readonly commits: number;
    }
  | { readonly ok: false; readonly message: string };
