import type { OrderScenario } from "@stagemap/analysis";

/** How often each scenario happens, by its id; together 1. */
export type Shares = Readonly<Record<string, number>>;

type Weighed = Pick<OrderScenario, "id" | "weight" | "usualWeight">;

/** The shares with one of them changed: what the others have left they divide as before, or as usual where they had nothing. */
export function withShare(scenarios: readonly Weighed[], id: string, share: number): Shares {
  const others = scenarios.filter((scenario) => scenario.id !== id);
  const left = 1 - share;
  const sum = total(others.map(({ weight }) => weight));
  const usual = total(others.map(({ usualWeight }) => usualWeight));
  const entries = others.map((other): [string, number] => {
    const part = sum > 0 ? other.weight / sum : usual > 0 ? other.usualWeight / usual : 0;
    return [other.id, left * part];
  });
  return Object.fromEntries([...entries, [id, share]]);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
