import type { Origin, Stage, Step } from "@stagemap/model";
import type { Instruction, InstructionItem, LocalSpan } from "@stagemap/syntax";
import type { Variables } from "./environment.ts";
import type { Selection } from "./selection.ts";

/** A build as its solver would see it, before any key is known. */
export interface Plan {
  /** In text order; those that a named context replaces have no vertices. */
  readonly stages: readonly StagePlan[];
}

export interface StagePlan {
  readonly stage: Stage;
  /** The line of its FROM, from 1. */
  readonly line: number;
  readonly base: Origin;
  /** As FROM gives it with variables replaced, or of the base stage; "" when nothing says it. */
  readonly platform: string;
  readonly isReplaced: boolean;
  /** True when its FROM is to count as edited. */
  readonly isEdited: boolean;
  /** What ONBUILD of the base stage left, then the stage's own steps. */
  readonly vertices: readonly Vertex[];
}

/** A step as far as its key depends on the Dockerfile and the build arguments alone. */
export interface Vertex {
  /** `config` for what only changes the image's configuration, and so is never run and has no key. */
  readonly kind: "config" | "workdir" | "copy" | "run";
  /** Null for what ONBUILD left. */
  readonly step: Step | null;
  readonly instruction: Instruction;
  readonly item: InstructionItem;
  /** From 1; for what ONBUILD left the line of ONBUILD. */
  readonly line: number;
  /** Everything in its key that stands in the Dockerfile but the variables. */
  readonly parts: readonly Part[];
  /** The parts as one text. */
  readonly definition: string;
  /** What the step sees. Only the key of a RUN holds them. */
  readonly variables: Variables;
  readonly inputs: readonly Input[];
  /** True for --link: its own layer does not depend on what is below. */
  readonly isLink: boolean;
  /** Where it writes, absolute; "/" when anywhere. */
  readonly destination: string;
  readonly setting: StepSetting;
}

/** What lines above a step have set. */
export interface StepSetting {
  readonly directory: string;
  /** As USER has it; "" without one. */
  readonly user: string;
  /** SHELL's words; null without one. */
  readonly shell: readonly string[] | null;
  readonly directoryLine: number | null;
  readonly userLine: number | null;
  readonly shellLine: number | null;
}

/** A named piece of a step's definition, to say which one changed. */
export interface Part {
  readonly name:
    | "text"
    | "flags"
    | "directory"
    | "user"
    | "shell"
    | "platform"
    | "epoch"
    | "edited";
  readonly value: string;
}

/** Something that a step takes from outside its own stage. */
export type Input =
  | {
      readonly kind: "context";
      readonly use: "copy" | "mount";
      readonly selection: Selection;
      /** Where each source stands in the step's item. */
      readonly spans: readonly LocalSpan[];
    }
  | {
      readonly kind: "origin";
      readonly use: "copy" | "mount";
      /** As written behind --from= or from=. */
      readonly name: string;
      readonly origin: Origin;
      readonly selection: Selection;
    }
  | {
      readonly kind: "remote";
      readonly url: string;
      /** True when a checksum or commit says what it holds. */
      readonly isPinned: boolean;
    };
