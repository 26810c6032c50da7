import type { Span } from "@stagemap/text";
import type { AnalysisInput } from "./view.ts";

/** Every stage and variable of a Dockerfile with where it is named. Comes by itself, once an editor asks: {@link loadNames}. */
export interface Names {
  /** Stages first, then variables, each in the order of their first place. Never throws, whatever the text. */
  namesIn(input: AnalysisInput): readonly NameView[];
}

export interface NameView {
  readonly kind: "stage" | "variable";
  /** A stage's title, a variable's name. */
  readonly title: string;
  /** In text order; they do not overlap. */
  readonly places: readonly NamePlace[];
}

export interface NamePlace {
  readonly span: Span;
  /** True where the name is given: after AS, in ARG and ENV. */
  readonly isDefinition: boolean;
  /** Where what is meant here is defined, itself where that is here; empty when no line says. */
  readonly definitions: readonly Span[];
}

/** Loads what finds names. */
export async function loadNames(): Promise<Names> {
  return (await import("./name-answers.ts")).createNames();
}
