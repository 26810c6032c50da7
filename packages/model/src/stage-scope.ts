import type { EscapeCharacter, LocalSpan } from "@stagemap/syntax";
import type { GlobalScope } from "./global-scope.ts";
import { readStep } from "./scope-steps.ts";
import type { Walk } from "./scope-walk.ts";
import type { Stage, StageProblem } from "./types.ts";
import { startVariables, variableValue } from "./variables.ts";
import type { Variables } from "./variables.ts";

/** What a stage's steps make of variables, working directory and settings, read in order as BuildKit dispatches them. */
export interface StageScope {
  readonly stage: Stage;
  readonly base: StageScope | null;
  readonly variables: Variables;
  /** Absolute, without trailing slash but for the root. */
  readonly workingDirectory: string;
  /** What BuildKit refuses when it builds the stage. */
  readonly problems: readonly StageProblem[];
  /** ARG lines, in text order. */
  readonly declarations: readonly Declaration[];
  /** Arguments that steps use, in text order; a name once a step. */
  readonly uses: readonly VariableUse[];
  /** What the steps came to, as far as checks ask for it, in the order of the steps. */
  readonly observations: readonly Observation[];
  /** True once a WORKDIR was read, here or in a stage below. */
  readonly hasWorkdir: boolean;
}

/** Something that only shows when variables are replaced; a place in item `itemOffset` after FROM, FROM's for ONBUILD. */
export type Observation = { readonly span: LocalSpan; readonly itemOffset: number } & (
  | {
      /** A variable without a value and without an ARG; `suggestion` is a name that is near, or "". */
      readonly kind: "undefined";
      readonly name: string;
      readonly suggestion: string;
    }
  /** The first WORKDIR of a build when it is not absolute. */
  | { readonly kind: "relative-workdir"; readonly path: string }
  /** A port of EXPOSE. */
  | { readonly kind: "port"; readonly text: string }
  /** A name that ARG or ENV defines. */
  | { readonly kind: "definition"; readonly instruction: "ARG" | "ENV"; readonly name: string }
);

/** Variables that an image sets, by name. */
export type ImageEnvironment = ReadonlyMap<string, string>;

export interface Declaration {
  readonly name: string;
  /** As written; null without one. */
  readonly defaultText: string | null;
  /** What the argument is from here on; null without a value. */
  readonly value: string | null;
  readonly span: LocalSpan;
  readonly itemOffset: number;
}

export interface VariableUse {
  readonly name: string;
  readonly itemOffset: number;
}

export interface ScopeInput {
  readonly stage: Stage;
  /** The scope of the stage it is built on; null for an image. */
  readonly base: StageScope | null;
  readonly globals: GlobalScope;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly escape: EscapeCharacter;
  /** What the base image sets beside PATH; empty for a stage on another stage. */
  readonly imageEnvironment: ImageEnvironment;
  /** True when the file asks for a frontend that knows RUN --device. */
  readonly hasDevices: boolean;
}

/** Reads a stage's steps in order. With an equal input before, use that result instead: it does not depend on anything else. */
export function readScope(input: ScopeInput): StageScope {
  const { stage, base } = input;
  const variables = startVariables(base?.variables ?? null, input.imageEnvironment);
  const walk: Walk = {
    escape: input.escape,
    globals: input.globals,
    buildArguments: input.buildArguments,
    hasDevices: input.hasDevices,
    imageEnvironment: input.imageEnvironment,
    variables,
    lookUp: (name) => variableValue(variables, name),
    workingDirectory: base?.workingDirectory ?? "/",
    problems: [],
    declarations: [],
    uses: [],
    observations: [],
    hasWorkdir: base?.hasWorkdir ?? false,
    base,
  };
  for (const { instruction, item } of base?.stage.triggers ?? []) {
    const place = stage.baseWord ?? stage.from.instruction.keyword;
    readStep(walk, { instruction, item, itemOffset: 0, place });
  }
  for (const { item, itemOffset } of stage.steps) {
    const { instruction } = item;
    readStep(walk, { instruction, item, itemOffset, place: null });
  }
  const { workingDirectory, problems, declarations, uses, observations, hasWorkdir } = walk;
  return {
    stage,
    base,
    variables,
    workingDirectory,
    problems,
    declarations,
    uses,
    observations,
    hasWorkdir,
  };
}
