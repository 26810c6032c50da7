import type { Observation } from "@stagemap/model";
import type { CheckContext, Finding, Site } from "./rule.ts";
import { findingAt } from "./rule.ts";

/** Something that a stage's steps came to when BuildKit carried them out, with its place. */
export interface Observed<Kind extends Observation["kind"]> {
  readonly observation: Extract<Observation, { readonly kind: Kind }>;
  readonly site: Site;
}

type AnyObserved = Observed<Observation["kind"]>;

const kept = new WeakMap<CheckContext, readonly AnyObserved[]>();

/** Everything of one kind that was seen in all stages, in text order. */
export function observed<Kind extends Observation["kind"]>(
  context: CheckContext,
  kind: Kind,
): readonly Observed<Kind>[] {
  let all = kept.get(context);
  if (all === undefined) kept.set(context, (all = allObserved(context)));
  return all.filter((each) => isOfKind(each, kind));
}

function allObserved({ model, siteOfItem }: CheckContext): readonly AnyObserved[] {
  const all: AnyObserved[] = [];
  for (const { stage, observations } of model.scopes) {
    const fromItem = model.stageItems[stage.index] ?? 0;
    for (const observation of observations) {
      const site = siteOfItem.get(fromItem + observation.itemOffset);
      if (site === undefined) continue;
      // What ONBUILD left stands at FROM, whose comments do not speak of it.
      all.push({
        observation,
        site: observation.itemOffset === 0 ? { ...site, comments: [] } : site,
      });
    }
  }
  return all;
}

function isOfKind<Kind extends Observation["kind"]>(
  each: AnyObserved,
  kind: Kind,
): each is AnyObserved & Observed<Kind> {
  return each.observation.kind === kind;
}

export function observedFinding<Kind extends Observation["kind"]>(
  context: CheckContext,
  { observation, site }: Observed<Kind>,
  message: string,
): Finding {
  return findingAt(context, site, observation.span, message);
}
