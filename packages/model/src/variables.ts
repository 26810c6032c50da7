import type { LocalSpan, Word } from "@stagemap/syntax";

/** Where a variable's value comes from: only arguments can be set from outside. */
type VariableOrigin = "argument" | "environment";

interface Variable {
  readonly value: string;
  readonly origin: VariableOrigin;
}

/**
 * The variables of a stage while its steps are read in order (llb.State's and the image's environment in BuildKit): what a
 * step sees, and what a stage built on this one starts with. What a stage sets lies on top of what its base has.
 */
export interface Variables {
  readonly base: Variables | null;
  /** How many bases there are below. */
  readonly depth: number;
  own: Map<string, Variable> | null;
  /** ENV's values that an ARG of the same name hides; a stage built on this one sees them again. */
  hidden: Map<string, string> | null;
}

/** More layers than this are copied together, so that looking up stays fast in long chains of stages. */
const DEEPEST = 16;

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** What every image sets at least. It lies below all others and is never written to. */
const EVERY_IMAGE: Variables = {
  base: null,
  depth: 0,
  own: new Map([["PATH", { value: DEFAULT_PATH, origin: "environment" }]]),
  hidden: null,
};

/** What the steps of a stage start with. `base` is null for a stage on an image. */
export function startVariables(
  base: Variables | null,
  imageEnvironment: ReadonlyMap<string, string>,
): Variables {
  const below = base ?? EVERY_IMAGE;
  const isDeep = below.depth >= DEEPEST;
  const start: Variables = {
    base: isDeep ? null : below,
    depth: isDeep ? 0 : below.depth + 1,
    own: isDeep ? new Map(allVariables(below)) : null,
    hidden: null,
  };
  for (const [name, value] of imageEnvironment) setVariable(start, name, value, "environment");
  for (const [name, value] of below.hidden ?? []) setVariable(start, name, value, "environment");
  return start;
}

function allVariables(variables: Variables): ReadonlyMap<string, Variable> {
  const all = new Map(variables.base === null ? [] : allVariables(variables.base));
  for (const [name, variable] of variables.own ?? []) all.set(name, variable);
  return all;
}

/** The variable of that name; undefined when it is not set. */
export function findVariable(variables: Variables, name: string): Variable | undefined {
  for (let layer: Variables | null = variables; layer !== null; layer = layer.base) {
    const variable = layer.own?.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** A variable's value; undefined when it is not set. */
export function variableValue(variables: Variables, name: string): string | undefined {
  return findVariable(variables, name)?.value;
}

export function setVariable(
  variables: Variables,
  name: string,
  value: string,
  origin: VariableOrigin,
): void {
  const before = origin === "argument" ? findVariable(variables, name) : undefined;
  if (before?.origin === "environment") (variables.hidden ??= new Map()).set(name, before.value);
  else if (origin === "environment") variables.hidden?.delete(name);
  (variables.own ??= new Map()).set(name, { value, origin });
}

/** The names of all variables that are set, each once, those of the base first. */
export function* variableNames({ base, own }: Variables): Iterable<string> {
  if (base !== null) yield* variableNames(base);
  for (const name of own?.keys() ?? []) {
    if (base === null || findVariable(base, name) === undefined) yield name;
  }
}

/** Where `$NAME` or `${NAME…` stands in a word; the whole word where continuation marks or quotes hide it. */
export function variableSpan({ text, from, to }: Word, name: string): LocalSpan {
  if (to - from !== text.length) return { from, to };
  for (const form of [`\${${name}`, `$${name}`]) {
    const at = text.indexOf(form);
    if (at === -1) continue;
    const end = text.charAt(at + form.length) === "}" ? 1 : 0;
    return { from: from + at, to: from + at + form.length + end };
  }
  return { from, to };
}

/** ARG's word in its parts: `NAME` or `NAME=default`. */
export function splitArgument({ text }: Word): { name: string; defaultText: string | null } {
  const equals = text.indexOf("=");
  return equals === -1
    ? { name: text, defaultText: null }
    : { name: text.slice(0, equals), defaultText: text.slice(equals + 1) };
}
