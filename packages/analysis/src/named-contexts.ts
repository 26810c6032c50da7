import { contextName, parseContextSource } from "@stagemap/model";
import type { ContextSource, Model } from "@stagemap/model";
import { placeAt } from "./arguments.ts";
import type { ArgumentPlace, NamedContextView } from "./view.ts";

const NO_CONTEXTS: readonly NamedContextView[] = [];

/** Why nothing can be put in the place of what has this name, in sentences; null when something can. */
export function contextNameProblem(name: string): string | null {
  const result = contextName(name);
  return result.ok
    ? null
    : `A build would refuse it: ${result.message}. Use the name of a stage or an image, such as build or alpine:3.20.`;
}

/** Every named context that was given, with where it counts. */
export function listNamedContexts(model: Model): readonly NamedContextView[] {
  const given = model.namedContexts?.given;
  if (given === undefined || given.size === 0) return NO_CONTEXTS;
  const lastOfName = new Map<string, string>();
  for (const [key, value] of given) {
    if (value !== "") lastOfName.set(nameOf(key), key);
  }
  return [...given].map(([key, value]): NamedContextView => {
    const name = nameOf(key);
    const source = parseContextSource(name, value);
    const winner = lastOfName.get(name) ?? key;
    const { kind } = source;
    return {
      key,
      value,
      kind: value === "" ? "invalid" : kind,
      problem: contextNameProblem(key) ?? valueProblem(value, source) ?? rivalProblem(key, winner),
      uses: value !== "" && winner === key ? usesOf(model, name) : [],
    };
  });
}

/** The name that counts; one that cannot be a context's stands for itself. */
function nameOf(key: string): string {
  const result = contextName(key);
  return result.ok ? result.name : key;
}

function valueProblem(value: string, source: ContextSource): string | null {
  if (value === "") return "It has no value yet, so it does not count.";
  return source.kind === "invalid"
    ? `A build would refuse it: ${source.message}. Give a directory, docker-image:// with an image, oci-layout:// with a path, or an address that starts with https:// or git://.`
    : null;
}

function rivalProblem(key: string, winner: string): string | null {
  return winner === key
    ? null
    : `It does not count: “${winner}” is the same name to Docker, and comes later.`;
}

function usesOf(model: Model, name: string): readonly ArgumentPlace[] {
  const uses: ArgumentPlace[] = [];
  for (const { from, to, step } of model.edges) {
    if (from.kind !== "named-context" || from.context.name !== name) continue;
    const item = (model.stageItems[to] ?? 0) + (step?.itemOffset ?? 0);
    const place = placeAt(model, item, to);
    // A RUN may mount it twice.
    if (uses.at(-1)?.span.start !== place.span.start) uses.push(place);
  }
  return uses;
}
