import type { ReadSizes, SizeClaim, SizeReport } from "@stagemap/sizes";
import type { BaseVariant, SizeQuestion } from "./view-sizes.ts";

/** What stages weigh. Nothing that the picture needs, so it comes by itself: {@link loadSizes}. */
export interface Sizes {
  /** What every stage weighs and what of it ships. Never throws, whatever the text. */
  estimate(question: SizeQuestion): SizeReport;
  /** What pasted output of `docker history` or `docker image ls` has for the steps. Never throws. */
  readPasted(question: SizeQuestion, pasted: string): ReadSizes;
  /** The images that could stand in the place of a stage's base, the largest kind first; empty where none is known. */
  variantsOf(question: SizeQuestion, stage: string): readonly BaseVariant[];
  /** What is said that stages save, next to what others measured. */
  readonly claims: readonly SizeClaim[];
}

/** Loads the estimates of sizes, once somebody asks for them. */
export async function loadSizes(): Promise<Sizes> {
  return (await import("./size-answers.ts")).createSizes();
}
