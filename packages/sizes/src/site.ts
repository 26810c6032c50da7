import type { Step } from "@stagemap/model";
import type { Content } from "./contents.ts";
import type { Settings } from "./settings.ts";
import type { SizePart } from "./types.ts";

/** A step with what is known where it runs. */
export interface Site {
  readonly step: Step;
  readonly settings: Settings;
  /** What the stage holds before the step, as far as anybody knows. */
  readonly contents: readonly Content[];
  readonly root: Root;
}

/** What a stage stands on in the end. */
export interface Root {
  readonly isDebian: boolean;
  /** True for images that compilers, headers, git and curl come with. */
  readonly hasBuildTools: boolean;
}

/** What a step adds to its image. */
export interface Effect {
  readonly parts: readonly SizePart[];
  /** What the stage holds behind it. */
  readonly contents: readonly Content[];
}

export function unknownPart(what: string, origin: SizePart["origin"], source: string): SizePart {
  return { what, origin, range: null, basis: "unknown", source };
}
