import type { Model, Step } from "@stagemap/model";
import { DEFAULT_INPUTS } from "@stagemap/refactor";
import type { Estimate, OrderInputs, StepSite } from "@stagemap/refactor";
import { ignoredScenarios } from "./orders-ignored.ts";
import type { KnownContext } from "./orders-ignored.ts";
import type { OrderQuestion } from "./view-orders.ts";

const MEASURED = "measured by you";

/** What orders are judged by: the usual weights and figures, but for those that the user has given. */
export function orderInputs({
  weights,
  seconds,
  ...context
}: Pick<OrderQuestion, "weights" | "seconds"> & KnownContext): OrderInputs {
  const { scenarios } = DEFAULT_INPUTS;
  const ignored = ignoredScenarios(context);
  const shares = scenarios.map(({ id, weight }) => (weights === null ? weight : own(weights, id)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const measured = new Map(Object.entries(seconds));
  // By text as well: what a step takes depends on what those above it have fetched.
  const known = new WeakMap<Model, Map<Step, Estimate>>();
  return {
    changes: (site, scenario) =>
      (!ignored.has(scenario.id) || isArgument(site)) && DEFAULT_INPUTS.changes(site, scenario),
    scenarios: scenarios.map((scenario, index) => ({
      ...scenario,
      weight: total > 0 ? (shares[index] ?? 0) / total : scenario.weight,
    })),
    seconds(site) {
      const ofModel = known.get(site.model) ?? new Map<Step, Estimate>();
      known.set(site.model, ofModel);
      const before = ofModel.get(site.step);
      if (before !== undefined) return before;
      const figure = measured.get(site.step.key);
      const estimate =
        figure === undefined ? DEFAULT_INPUTS.seconds(site) : { seconds: figure, source: MEASURED };
      ofModel.set(site.step, estimate);
      return estimate;
    },
  };
}

/** An argument of each build has another value whatever was committed. */
function isArgument({ step }: StepSite): boolean {
  return step.item.instruction.name === "ARG";
}

export function isMeasured({ source }: Estimate): boolean {
  return source === MEASURED;
}

function own(weights: Readonly<Record<string, number>>, id: string): number {
  const value = Object.hasOwn(weights, id) ? weights[id] : undefined;
  return value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0;
}
