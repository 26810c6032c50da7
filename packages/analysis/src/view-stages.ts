import type { Span, TextEdit } from "@stagemap/text";
import type { ReasonView } from "./view-moves.ts";
import type { StageKey, StepKey } from "./view.ts";

/** What somebody wants to be done with stages, what leads from one to another, and steps. Plain data. */
export type StageAction =
  | { readonly kind: "rename-stage"; readonly stage: StageKey; readonly name: string }
  /** A variable with all its places, as the names of the text have them: see `Names`. */
  | {
      readonly kind: "rename-variable";
      readonly name: string;
      readonly newName: string;
      readonly places: readonly Span[];
    }
  /** A stage without steps, before the stage of that number. */
  | {
      readonly kind: "add-stage";
      readonly index: number;
      readonly base: string;
      readonly name: string | null;
    }
  | { readonly kind: "duplicate-stage"; readonly stage: StageKey }
  /** With the lines that copy from it or mount it, where `withUsers` says so. */
  | { readonly kind: "delete-stage"; readonly stage: StageKey; readonly withUsers: boolean }
  /** To before the stage of that number. */
  | { readonly kind: "move-stage"; readonly stage: StageKey; readonly index: number }
  | { readonly kind: "change-base"; readonly stage: StageKey; readonly base: string }
  | CopyAction
  | MountAction
  /** What an edge of the picture stands for names another stage. */
  | { readonly kind: "reconnect"; readonly edge: string; readonly from: StageKey }
  | { readonly kind: "disconnect"; readonly edge: string }
  /** One instruction, before the step of that number. */
  | {
      readonly kind: "insert-step";
      readonly stage: StageKey;
      readonly gap: number;
      readonly text: string;
    }
  | {
      readonly kind: "edit-step";
      readonly stage: StageKey;
      readonly step: StepKey;
      readonly text: string;
    }
  | { readonly kind: "duplicate-step"; readonly stage: StageKey; readonly step: StepKey }
  /** Several parts at once. */
  | ({ readonly kind: "delete" | "comment-out" | "duplicate" } & PartSelection)
  /** What is a comment right above the step; in all of the stage for null. */
  | { readonly kind: "bring-back"; readonly stage: StageKey; readonly step: StepKey | null }
  /** Steps of one stage together, before the step of that number; only where the images stay as they are. */
  | {
      readonly kind: "move-steps";
      readonly stage: StageKey;
      readonly steps: readonly StepKey[];
      readonly gap: number;
    }
  | ExtractAction
  | { readonly kind: "inline-stage"; readonly stage: StageKey }
  /** Two stages at least; `name` is that of the new stage. */
  | {
      readonly kind: "share-beginning";
      readonly stages: readonly StageKey[];
      readonly name: string;
    };

/** Parts of the picture that are chosen together. */
export interface PartSelection {
  readonly stages: readonly StageKey[];
  readonly steps: readonly StepKey[];
}

/** Where pasted steps go, and behind what pasted stages come; null for nowhere in particular. */
export type PastePlace = { readonly stage: StageKey; readonly gap: number } | null;

/** What pasting a text comes to, or why it cannot be pasted. */
export type PasteView =
  | (Extract<ActionPlan, { readonly ok: true }> & {
      /** By their numbers in the result. */
      readonly added:
        | {
            readonly kind: "steps";
            readonly stage: number;
            readonly first: number;
            readonly count: number;
          }
        | { readonly kind: "stages"; readonly first: number; readonly count: number };
    })
  | Extract<ActionPlan, { readonly ok: false }>;

/** Steps into a stage of their own, of that name. */
export interface ExtractAction {
  readonly kind: "extract-steps";
  readonly stage: StageKey;
  readonly steps: readonly StepKey[];
  readonly name: string;
  /** What comes back; null for what the steps are known to write. */
  readonly paths: readonly string[] | null;
}

/** What steps in a stage of their own would bring back. */
export interface ExtractionView {
  readonly name: string;
  /** Empty where nobody knows. */
  readonly paths: readonly string[];
  /** True when they are where such tools usually write, and nothing in the text says so. */
  readonly areGuessed: boolean;
}

/** With whom a stage can share its beginning. */
export interface SharingView {
  /** For what all of them share. */
  readonly name: string;
  /** In text order, with the number of steps that are the same, and a name for what holds them. */
  readonly partners: readonly {
    readonly stage: StageKey;
    readonly steps: number;
    readonly name: string;
  }[];
}

/** COPY --from, before the step of number `gap`. */
export interface CopyAction {
  readonly kind: "copy-from";
  readonly from: StageKey;
  readonly to: StageKey;
  readonly gap: number;
  /** At least one. */
  readonly paths: readonly string[];
  readonly destination: string;
  readonly chown?: string;
  readonly chmod?: string;
  readonly isLinked?: boolean;
}

/** RUN --mount=type=bind,from=… */
export interface MountAction {
  readonly kind: "mount-from";
  readonly from: StageKey;
  readonly to: StageKey;
  readonly step: StepKey;
  readonly source: string;
  readonly target: string;
}

/** What an action comes to, or why it does not fit. */
export type ActionPlan =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly ReasonView[] };
