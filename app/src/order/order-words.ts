import type { OrderAnswer, OrderStep } from "@stagemap/analysis";

/** "61 %", "less than 1 %". */
export function sayShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "< 1 %" : `${percent} %`;
}

/** How much of what a build takes is saved, from 0 to 1. */
export function savedShare({ before, after }: Pick<OrderAnswer, "before" | "after">): number {
  return before > 0 ? Math.max(0, (before - after) / before) : 0;
}

/** In how many of all builds the step is rebuilt. */
export function rebuiltShare({ scenarios }: OrderStep, { scenarios: all }: OrderAnswer): number {
  return all.reduce((sum, { id, weight }) => (scenarios.includes(id) ? sum + weight : sum), 0);
}

/** How many steps that make something a scenario rebuilds. */
export function countRebuilt(steps: readonly OrderStep[], scenario: string): number {
  return steps.filter(
    ({ isConfiguration, scenarios }) => !isConfiguration && scenarios.includes(scenario),
  ).length;
}
