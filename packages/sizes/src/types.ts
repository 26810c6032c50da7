import type { StageKey, StepKey } from "@stagemap/model";
import type { SizeRange } from "./range.ts";

/** Where weight comes from: the base image, packages, what RUN makes, what COPY and ADD bring, and what package managers leave behind. */
export type SizeOrigin = (typeof SIZE_ORIGINS)[number];

/** In the order in which a bar shows them. */
export const SIZE_ORIGINS = ["base", "packages", "built", "copied", "caches"] as const;

/**
 * How a figure is known. "measured" by the user, or a fact of the file itself; "known" for that very image or command; "class" for
 * its class of command; "assumed" where nobody has measured anything like it; "unknown" where there is no figure.
 */
export type SizeBasis = "measured" | "known" | "class" | "assumed" | "unknown";

/** Something that takes room. */
export interface SizePart {
  /** "node_modules", "package git" */
  readonly what: string;
  readonly origin: SizeOrigin;
  /** Null when nobody knows; that is not nothing. */
  readonly range: SizeRange | null;
  readonly basis: SizeBasis;
  /** Where the figure comes from, or why there is none: a sentence without its full stop. */
  readonly source: string;
}

/** Parts added up. */
export interface SizeSum {
  /** Of the parts that are known. */
  readonly range: SizeRange;
  /** How many parts have no figure and are not in the range. */
  readonly unknown: number;
  readonly isMeasured: boolean;
}

/** What a step adds to its image. Deleting adds nothing and takes nothing away. */
export interface StepSize {
  /** The step's; that of its stage for FROM. */
  readonly key: StepKey;
  readonly stage: StageKey;
  /** From 1. */
  readonly line: number;
  readonly isFrom: boolean;
  /** Empty for a step that adds nothing worth counting. */
  readonly parts: readonly SizePart[];
  readonly sum: SizeSum;
}

export interface StageSize {
  readonly key: StageKey;
  readonly role: "ships" | "base-of-what-ships" | "left-behind" | "not-built";
  /** The base image, or the stage that it is built on, and all steps. */
  readonly total: SizeSum;
  /** FROM first, then the steps in text order. */
  readonly steps: readonly StepSize[];
  readonly byOrigin: readonly OriginSum[];
  /** What of it is in what ships. */
  readonly ships: SizeSum;
  /** What of it is not. */
  readonly leftBehind: SizeSum;
  /** As a registry would hold it, from what gzip makes of images; null when nothing is known. */
  readonly compressed: SizeRange | null;
}

export interface OriginSum {
  readonly origin: SizeOrigin;
  readonly sum: SizeSum;
}

/** Sizes that somebody has measured, in bytes. */
export interface TypedSizes {
  readonly steps: Readonly<Record<StepKey, number>>;
  /** By the reference as the model names it: "python:3.12-slim". */
  readonly images: Readonly<Record<string, number>>;
  /** Whole images, by the stage that they are built from. */
  readonly totals: Readonly<Record<StageKey, number>>;
}

export const NO_TYPED_SIZES: TypedSizes = { steps: {}, images: {}, totals: {} };

/** Everything that is to be said of the sizes of a build. Plain data. */
export interface SizeReport {
  /** The key of the stage that ships; null when there is none. */
  readonly target: StageKey | null;
  /** In text order. */
  readonly stages: readonly StageSize[];
  /** What the image would weigh if the stages that are needed were one; null where the target needs no other stage. */
  readonly single: SingleStage | null;
  /** What edges that copy bring, by the key of their step; only what is known. */
  readonly copies: Readonly<Record<StepKey, SizeSum>>;
}

export interface SingleStage {
  readonly sum: SizeSum;
  readonly byOrigin: readonly OriginSum[];
  /** The base image that it would stand on. */
  readonly base: string;
  /** What that takes for granted, each a sentence without its full stop. */
  readonly assumptions: readonly string[];
}
