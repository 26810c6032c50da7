import { expand, goQuote } from "@stagemap/syntax";
import type { EscapeCharacter, Word } from "@stagemap/syntax";

/** Where a variable's value comes from: only arguments can be set from outside. */
export type VariableOrigin = "argument" | "environment";

/**
 * The variables of a stage while its steps are read in order (llb.State's and the image's environment in BuildKit): what a
 * step sees, and what a stage built on this one starts with.
 */
export interface Variables {
  readonly values: Map<string, string>;
  readonly origins: Map<string, VariableOrigin>;
  /** ENV alone, which a stage built on this one gets again on top of the arguments. */
  readonly environment: Map<string, string>;
}

export function copyVariables({ values, origins, environment }: Variables): Variables {
  return {
    values: new Map(values),
    origins: new Map(origins),
    environment: new Map(environment),
  };
}

export function setVariable(
  variables: Variables,
  name: string,
  value: string,
  origin: VariableOrigin,
): void {
  variables.values.set(name, value);
  variables.origins.set(name, origin);
  if (origin === "environment") variables.environment.set(name, value);
}

export type Replaced =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Replaces variables in a word and notes which arguments were used. */
export function replaceVariables(
  word: string,
  variables: Variables,
  escape: EscapeCharacter,
  note: (name: string) => void,
): Replaced {
  const result = expand(word, { escape, lookUp: (name) => variables.values.get(name) });
  if (!result.ok) {
    return { ok: false, message: `failed to process ${goQuote(word)}: ${result.message}` };
  }
  for (const name of result.matched) if (variables.origins.get(name) === "argument") note(name);
  return result;
}

/** ARG's word in its parts: `NAME` or `NAME=default`. */
export function splitArgument({ text }: Word): { name: string; defaultText: string | null } {
  const equals = text.indexOf("=");
  return equals === -1
    ? { name: text, defaultText: null }
    : { name: text.slice(0, equals), defaultText: text.slice(equals + 1) };
}
