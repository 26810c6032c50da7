import { joinPath } from "@stagemap/shell";
import type { Questions } from "./assumptions.ts";
import type { Carry, Recipe } from "./recipe.ts";
import type { RunNature } from "./run-nature.ts";
import type { SplitStep, Subject } from "./subject.ts";

/** Where each step goes. */
export interface Assignment {
  /** By the step's number: what each stage has of it. */
  readonly build: readonly Share[];
  readonly runtime: readonly Share[];
  /** Sorted by step; none lies in another. */
  readonly carries: readonly Carry[];
  /** Lines of the runtime stage before all others. */
  readonly runtimeStart: readonly string[];
  readonly packages: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly notes: readonly string[];
}

/** The step's own text, other lines, or nothing. */
export type Share =
  | { readonly kind: "own" }
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  | { readonly kind: "none" };

export const OWN: Share = { kind: "own" };
export const NONE: Share = { kind: "none" };
export const LINES = (...lines: readonly string[]): Share => ({ kind: "lines", lines });

/** What is decided, as it comes to be. */
export interface Roles {
  readonly subject: Subject;
  readonly recipe: Recipe;
  readonly questions: Questions;
  /** What the runtime stage installs: as it stands in the text, or written anew. */
  readonly installed: {
    readonly step: number;
    readonly names: readonly string[];
    readonly isWritten: boolean;
  }[];
  readonly natures: ReadonlyMap<number, RunNature>;
  /** The number of the last step that builds; -1 without one. */
  readonly lastBuild: number;
  readonly build: Share[];
  readonly runtime: Share[];
  readonly carries: Carry[];
  readonly packagesBefore: Set<string>;
  readonly packagesAfter: Set<string>;
  readonly notes: string[];
}

/** The folder in which a project's tools work at a step. */
export function folderOf({ settings, uses }: SplitStep): string {
  const directory = uses.find(({ manager }) => manager.ecosystem !== "system")?.command.directory;
  return joinPath(settings.directory, directory ?? "");
}
