import type { Instruction, InstructionItem, LocalSpan, SyntaxTree, Word } from "@stagemap/syntax";
import type { Span } from "@stagemap/text";
import type { ImageReference } from "./image-reference.ts";
import type { ImageNames } from "./resolution.ts";
import type { GlobalScope } from "./global-scope.ts";
import type { NamedContext, NamedContexts } from "./named-contexts.ts";
import type { StageScope } from "./stage-scope.ts";

/** The stage's name in lower case, or "#2" for the unnamed stage number 2. */
export type StageKey = string;
/** Stage, instruction and a hash of the step's own text: stays the same under edits elsewhere. */
export type StepKey = string;

/** What a Dockerfile means to BuildKit, as far as its text alone decides it. */
export interface Model {
  readonly tree: SyntaxTree;
  /** Arguments before the first FROM, and the platform arguments. */
  readonly globals: GlobalScope;
  /** The same without values given from outside. */
  readonly defaults: GlobalScope;
  /** Values given from outside. */
  readonly buildArguments: ReadonlyMap<string, string>;
  /** What --build-context gives; null when it was not said whether there is anything. */
  readonly namedContexts: NamedContexts | null;
  /** In text order. An edit in one stage leaves the others the same objects. */
  readonly stages: readonly Stage[];
  /** For each stage, what its steps make of variables and settings. */
  readonly scopes: readonly StageScope[];
  /** For each stage, the index of its FROM among the tree's items; one more for the end. */
  readonly stageItems: readonly number[];
  /** For each stage, what it is built on. */
  readonly bases: readonly Origin[];
  /** What each stage needs, in text order. */
  readonly edges: readonly Edge[];
  /** What stages would need whose place a named context takes. BuildKit reads what is at their start, and builds none of it. */
  readonly replacedEdges: readonly Edge[];
  /** The numbers of those stages. */
  readonly replaced: ReadonlySet<number>;
  /** Every image name of the text with what it stands for. */
  readonly images: ImageNames;
  /** What BuildKit's instruction parser and graph refuse, in text order. Syntax problems are the tree's. */
  readonly problems: readonly ModelProblem[];
}

/** A stage as its own text says, whatever the others are. */
export interface Stage {
  readonly key: StageKey;
  /** From 0, as Docker counts. */
  readonly index: number;
  /** As BuildKit keeps it, in lower case; null for an unnamed stage. */
  readonly name: string | null;
  /** As written. */
  readonly writtenName: string | null;
  readonly from: InstructionItem;
  /** The base with its variables replaced; "" when it is missing or has no value. */
  readonly base: string;
  /** The base as written; null when FROM has no argument. */
  readonly baseWord: Word | null;
  /** As written after --platform=; null without one. */
  readonly platform: string | null;
  /** The global arguments that FROM uses, each once. */
  readonly usedGlobals: readonly string[];
  readonly steps: readonly Step[];
  /** What ONBUILD lines leave for stages that are built on this one. */
  readonly triggers: readonly Trigger[];
  readonly problems: readonly StageProblem[];
}

/** An ONBUILD's instruction, as a stage that is built on its stage reads it. */
export interface Trigger {
  readonly instruction: Instruction;
  readonly item: InstructionItem;
  readonly references: readonly Reference[];
  /** Why it cannot be read; null when it can. */
  readonly fault: string | null;
}

/** An instruction in a stage. */
export interface Step {
  readonly key: StepKey;
  readonly item: InstructionItem;
  /** How many items after the stage's FROM. */
  readonly itemOffset: number;
  /** What it names with --from= or a mount's from=. Empty for most steps. */
  readonly references: readonly Reference[];
  /** For COPY and ADD without --from: what they take from the build context; null for other steps. */
  readonly contextPaths: readonly string[] | null;
}

export interface Reference {
  readonly kind: "copy" | "mount";
  /** As written. */
  readonly name: string;
  /** Of the name, in the step's item. */
  readonly span: LocalSpan;
  /** The paths that are copied; for a mount what it shows of the source. */
  readonly paths: readonly string[];
  /** Where a mount shows it; "" for a copy. */
  readonly target: string;
}

/** What a name stands for. */
export type Origin =
  | { readonly kind: "stage"; readonly stage: number }
  | { readonly kind: "image"; readonly reference: ImageReference }
  | { readonly kind: "scratch" }
  | { readonly kind: "context" }
  /** Given with --build-context: in a stage's place as its base, else in an image's. */
  | { readonly kind: "named-context"; readonly context: NamedContext }
  /** Nothing that BuildKit could use; a problem says why. */
  | { readonly kind: "none" };

/** Something that a stage needs. */
export interface Edge {
  readonly kind: "base" | "copy" | "mount" | "context";
  readonly from: Origin;
  /** The stage that needs it. */
  readonly to: number;
  /** The step that needs it; null for a base. */
  readonly step: Step | null;
  /** The name that makes the edge; the whole instruction for a context edge. */
  readonly span: Span;
  /** The line of the instruction, from 1. */
  readonly line: number;
  readonly paths: readonly string[];
}

/**
 * When BuildKit finds a problem: it stops at the first of the earliest phase. What it finds while it builds a stage ("build"),
 * and in what ONBUILD left for it ("triggers"), stops only builds that need the stage.
 */
export type ProblemPhase = (typeof PROBLEM_PHASES)[number];

/** In BuildKit's order (dockerfile2llb/convert.go, toDispatchState). */
export const PROBLEM_PHASES = [
  "options",
  "instruction",
  "global-arguments",
  "epoch",
  "bases",
  "references",
  "circular",
  "images",
  "triggers",
  "build",
] as const;

export interface ModelProblem {
  readonly code: ModelProblemCode;
  readonly phase: ProblemPhase;
  readonly severity: "error" | "warning" | "info";
  /** In BuildKit's wording where it has one. */
  readonly message: string;
  readonly span: Span;
  readonly line: number;
  /** The stage it lies in; null before the first. */
  readonly stage: number | null;
  readonly step: Step | null;
}

/** A problem that depends on the stage's own text alone; a place in item `itemOffset` after its FROM. */
export interface StageProblem {
  readonly code: ModelProblemCode;
  readonly phase: ProblemPhase;
  readonly message: string;
  readonly span: LocalSpan;
  readonly itemOffset: number;
}

export type ModelProblemCode =
  | "unknown-instruction"
  | "no-stage"
  | "arguments"
  | "flag"
  | "stage-name"
  | "expansion"
  | "blank-base"
  | "image-reference"
  | "later-stage"
  | "circular"
  | "stage-index"
  | "check-option"
  | "epoch"
  | "named-context"
  | "from-variable"
  | "mount"
  | "platform"
  | "port"
  | "copy";
