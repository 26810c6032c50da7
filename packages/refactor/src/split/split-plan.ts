import type { StageKey } from "@stagemap/model";
import type { TextEdit } from "@stagemap/text";
import type { Note, Reason } from "../plan.ts";

/** A single stage made into one that builds and one that runs, or why not. */
export type SplitPlan =
  | {
      readonly ok: true;
      /** What the stage builds: "Python". */
      readonly ecosystem: string;
      readonly edits: readonly TextEdit[];
      /** What the plan takes for granted, each with the other ways to go; in the order in which they came up. */
      readonly assumptions: readonly Assumption[];
      readonly notes: readonly Note[];
      readonly sizes: { readonly before: SizeEstimate; readonly after: SizeEstimate };
    }
  | SplitRefusal;

export interface SplitRefusal {
  readonly ok: false;
  /** "nothing-gained" where it could be done and the image would be no smaller. */
  readonly kind: "refused" | "nothing-gained";
  /** Null where nothing was recognised. */
  readonly ecosystem: string | null;
  /** At least one. */
  readonly reasons: readonly Reason[];
  /** Those that came up before; another answer may lead further. */
  readonly assumptions: readonly Assumption[];
}

/** A question that the text alone does not answer. */
export interface Assumption {
  /** In kebab-case: what `--assume` names. */
  readonly id: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  /** The value of one of the choices. */
  readonly chosen: string;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SplitOptions {
  /** The stage that is built; the last one when absent. */
  readonly target?: StageKey | null;
  /** Answers to assumptions, by id; what is no choice there is not heard. */
  readonly answers?: ReadonlyMap<string, string>;
}

/** What an image comes to, uncompressed. */
export interface SizeEstimate {
  readonly megabytes: number;
  readonly parts: readonly SizePart[];
}

export interface SizePart {
  /** "base image python:3.11" */
  readonly what: string;
  readonly megabytes: number;
  /** Where the figure comes from: a sentence without its full stop. */
  readonly source: string;
}
