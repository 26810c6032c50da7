import type { OrderAnswer, OrderStep } from "@stagemap/analysis";

/** "4.5 s", "14 s", "2 min 5 s". */
export function saySeconds(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${whole} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

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
