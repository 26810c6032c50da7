import type { SizeRange } from "@stagemap/sizes";
import type { ContextFile } from "./view-context.ts";
import type { AnalysisInput, Picture, Problem, StageKey, StepKey } from "./view.ts";

/** "What does this change do?" The project is as `AnalysisInput` says for both texts; `dockerfile` is the later one. */
export interface CompareQuestion extends AnalysisInput {
  /** The earlier text. */
  readonly before: string;
  /** The files of the build context; null when none are known. */
  readonly files: readonly ContextFile[] | null;
}

export interface StepSide {
  readonly key: StepKey;
  readonly stage: StageKey;
  /** As `StepView` has it. */
  readonly summary: string;
  /** From 1. */
  readonly line: number;
}

/** A step of either text, or the same one in both. */
export interface StepChange {
  /** "moved" has the same text in another place of its stage, or in another stage. */
  readonly kind: "same" | "changed" | "moved" | "added" | "removed";
  readonly keyword: string;
  /** Null for an added step. */
  readonly before: StepSide | null;
  /** Null for a removed step. */
  readonly after: StepSide | null;
}

export interface StageSide {
  readonly key: StageKey;
  readonly title: string;
  /** As `BaseView` has it. */
  readonly base: string;
}

/** A stage of either text, or the same one in both. */
export interface StageChange {
  /** A stage that only has another name, or is based on one that has, is "same". */
  readonly kind: "same" | "changed" | "added" | "removed";
  readonly isRenamed: boolean;
  readonly isBaseChanged: boolean;
  readonly before: StageSide | null;
  readonly after: StageSide | null;
  /** In the order of the later text; removed ones where they stood. */
  readonly steps: readonly StepChange[];
}

export interface EdgeChange {
  readonly kind: "added" | "removed";
  /** "build → runtime: copies /app" */
  readonly text: string;
}

/** An argument before the first FROM, or the default of one, that is not what it was. */
export interface ArgumentChange {
  readonly name: string;
  /** The default, "" without one; null where it is not declared. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What a build of the later text runs when the cache holds one of the earlier. Only steps that the target needs. */
export interface RebuildView {
  readonly cached: number;
  readonly rebuilt: number;
  /** Steps that may be either. */
  readonly maybe: number;
  readonly seconds: number;
  /** With nothing in the cache, before and after the change. */
  readonly coldSeconds: { readonly before: number; readonly after: number };
  /** Those that run again, in text order. */
  readonly steps: readonly {
    readonly key: StepKey;
    readonly line: number;
    readonly instruction: string;
    readonly isCertain: boolean;
    /** Sentences without a full stop. */
    readonly reasons: readonly string[];
  }[];
}

/** What ships, in megabytes; parts without a figure are counted apart. */
export interface ShippedSize {
  readonly range: SizeRange;
  readonly unknown: number;
}

/** Everything that is to be said of two texts. Plain data. */
export interface Comparison {
  readonly isSameText: boolean;
  /** True when no stage, step, edge or argument differs, whatever comments and layout do. */
  readonly isSameBuild: boolean;
  /** One sentence on what the change does. */
  readonly headline: string;
  /** Sentences on size, rebuild and findings; empty for equal texts. */
  readonly remarks: readonly string[];
  /** In the order of the later text; removed ones where they stood. */
  readonly stages: readonly StageChange[];
  readonly edges: readonly EdgeChange[];
  readonly arguments: readonly ArgumentChange[];
  readonly findings: {
    readonly gone: readonly Problem[];
    readonly added: readonly Problem[];
    readonly kept: number;
  };
  /** Null where a text has no stage. */
  readonly rebuild: RebuildView | null;
  readonly sizes: { readonly before: ShippedSize; readonly after: ShippedSize } | null;
  /** The later picture with what was removed drawn as not built. */
  readonly picture: Picture;
  /** What is marked in `picture`, by the key of the step or stage there; what stayed the same is not in it. */
  readonly marks: Readonly<Record<string, Exclude<StepChange["kind"], "same"> | "renamed">>;
}
