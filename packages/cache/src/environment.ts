import { variableValue } from "@stagemap/model";
import type { StageScope } from "@stagemap/model";

export interface Variable {
  readonly value: string;
  readonly origin: "argument" | "environment";
  /** The line that set it last, from 1. */
  readonly line: number;
}

/** The variables that a step sees, in the order in which BuildKit keeps them. */
export type Variables = ReadonlyMap<string, Variable>;

/** The variables of a stage while its steps are read in order. A set one is a new map, so that steps can keep theirs. */
export interface Environment {
  variables: Variables;
  /** ENV's values that an ARG of the same name hides: a stage built on this one sees them again. */
  readonly hidden: Map<string, Variable>;
}

const NO_VARIABLES: Variables = new Map();

/** What the steps of a stage start with. `base` is null for a stage on an image, whose own variables belong to its name. */
export function startEnvironment(base: Environment | null): Environment {
  const variables = new Map(base?.variables);
  for (const [name, variable] of base?.hidden ?? []) variables.set(name, variable);
  return { variables: variables.size === 0 ? NO_VARIABLES : variables, hidden: new Map() };
}

export function setVariable(environment: Environment, name: string, variable: Variable): void {
  const before = environment.variables.get(name);
  if (variable.origin === "environment") environment.hidden.delete(name);
  else if (before?.origin === "environment") environment.hidden.set(name, before);
  const next = new Map(environment.variables);
  next.delete(name);
  environment.variables = next.set(name, variable);
}

/** Looks up what a step sees: what lines have set, else what the base image is known to set. */
export function lookUpIn(
  environment: Environment,
  scope: StageScope | undefined,
): (name: string) => string | undefined {
  if (scope === undefined) return (name) => environment.variables.get(name)?.value;
  // The scope only knows the end of the stage: what the stage sets itself says nothing of the start.
  const ownNames = new Set(
    scope.observations.flatMap((each) => (each.kind === "definition" ? [each.name] : [])),
  );
  return (name) =>
    environment.variables.get(name)?.value ??
    (ownNames.has(name) ? undefined : variableValue(scope.variables, name));
}
