import type { Observation } from "@stagemap/model";
import type { CheckContext, Finding, Site } from "./rule.ts";
import { findingAt } from "./rule.ts";

/** Something that a stage's steps came to when BuildKit carried them out, with its place. */
export interface Observed<Kind extends Observation["kind"]> {
  readonly observation: Extract<Observation, { readonly kind: Kind }>;
  readonly site: Site;
}

/** Everything of one kind that was seen in all stages, in text order. */
export function observed<Kind extends Observation["kind"]>(
  { model, siteOfItem }: CheckContext,
  kind: Kind,
): readonly Observed<Kind>[] {
  return model.scopes.flatMap(({ stage, observations }) =>
    observations.flatMap((observation) => {
      const fromItem = model.stageItems[stage.index] ?? 0;
      const site = siteOfItem.get(fromItem + observation.itemOffset);
      if (!isOfKind(observation, kind) || site === undefined) return [];
      // What ONBUILD left stands at FROM, whose comments do not speak of it.
      const place = observation.itemOffset === 0 ? { ...site, comments: [] } : site;
      return [{ observation, site: place }];
    }),
  );
}

function isOfKind<Kind extends Observation["kind"]>(
  observation: Observation,
  kind: Kind,
): observation is Extract<Observation, { readonly kind: Kind }> {
  return observation.kind === kind;
}

export function observedFinding<Kind extends Observation["kind"]>(
  context: CheckContext,
  { observation, site }: Observed<Kind>,
  message: string,
): Finding {
  return findingAt(context, site, observation.span, message);
}
