import type { TypedSizes } from "@stagemap/sizes";
import type { ContextFile } from "./view-context.ts";
import type { AnalysisInput } from "./view.ts";

/** "What does it weigh?" */
export interface SizeQuestion extends AnalysisInput {
  /** The files of the build context with their sizes; null when none are known. The same array as long as it says the same. */
  readonly files: readonly ContextFile[] | null;
  /** What somebody has measured. */
  readonly typed: TypedSizes;
}

/** An image that could stand in a base's place. */
export interface BaseVariant {
  /** As one writes it behind FROM. */
  readonly reference: string;
  readonly isPresent: boolean;
  /** Megabytes, unpacked; null when nothing is known. */
  readonly low: number | null;
  readonly high: number | null;
  /** Megabytes as the registry holds it; null when nobody has measured that. */
  readonly compressed: number | null;
  /** "" when nothing is known. */
  readonly source: string;
  readonly libc: string | null;
  readonly shell: string | null;
  readonly packageManager: string | null;
  /** What it lacks beside the largest one. */
  readonly lacks: readonly string[];
}
