import { contextName, parseContextSource } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { placeAt } from "./arguments.ts";
import type { ArgumentPlace, NamedContextView } from "./view.ts";

const NO_CONTEXTS: readonly NamedContextView[] = [];
const NO_USES: readonly ArgumentPlace[] = [];

/** Every named context that was given, with where it counts. */
export function listNamedContexts(model: Model): readonly NamedContextView[] {
  const given = model.namedContexts?.given;
  if (given === undefined || given.size === 0) return NO_CONTEXTS;
  const lastOfName = new Map<string, string>();
  for (const [key, value] of given) {
    const name = contextName(key);
    if (name.ok && value !== "") lastOfName.set(name.name, key);
  }
  return [...given].map(([key, value]): NamedContextView => {
    const name = contextName(key);
    const source = parseContextSource(name.ok ? name.name : key, value);
    const view = { key, value, kind: value === "" ? "invalid" : source.kind, uses: NO_USES };
    if (!name.ok) {
      const problem = `docker build would refuse it: ${name.message}. Use the name of a stage or an image, such as build or alpine:3.20.`;
      return { ...view, problem };
    }
    const winner = lastOfName.get(name.name);
    if (value === "") return { ...view, problem: "It has no value yet, so it does not count." };
    if (winner !== key) {
      return {
        ...view,
        problem: `It does not count, because “${winner}” is the same name and comes later.`,
      };
    }
    const problem =
      source.kind === "invalid"
        ? `docker build would refuse it: ${source.message}. Give a directory, docker-image:// with the name of an image, or an address with https://, git:// or oci-layout://.`
        : null;
    return { ...view, problem, uses: usesOf(model, name.name) };
  });
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
