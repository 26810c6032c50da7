import type { Model, StageKey } from "@stagemap/model";
import { listRebuilds } from "@stagemap/refactor";
import type { OrderInputs } from "@stagemap/refactor";
import { isMeasured } from "./orders-inputs.ts";
import { namedSteps } from "./orders-words.ts";
import type { OrderStep } from "./view-orders.ts";

/** Instructions that make a layer; the others are read and never built. */
const BUILT: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);

/** The steps of one text with what rebuilds them. */
export function stepsOf(
  model: Model,
  options: { readonly target: StageKey | null; readonly inputs: OrderInputs },
): readonly OrderStep[] {
  const named = namedSteps(model);
  return listRebuilds(model, options).map(({ stage, step, line, estimate, scenarios }) => {
    const { keyword = "", summary = "" } = named.get(step) ?? {};
    return {
      stage,
      step,
      line,
      keyword,
      summary,
      seconds: estimate.seconds,
      source: estimate.source,
      isMeasured: isMeasured(estimate),
      isConfiguration: !BUILT.has(keyword),
      scenarios,
    };
  });
}

/** What a build takes when a scenario happens. */
export function secondsWhen(steps: readonly OrderStep[], scenario: string): number {
  return steps.reduce(
    (sum, { seconds, scenarios }) => (scenarios.includes(scenario) ? sum + seconds : sum),
    0,
  );
}

/** The mean over what may have happened. */
export function expectedSeconds(
  steps: readonly OrderStep[],
  { scenarios }: Pick<OrderInputs, "scenarios">,
): number {
  return scenarios.reduce((sum, { id, weight }) => sum + weight * secondsWhen(steps, id), 0);
}
