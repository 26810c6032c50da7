import type { CacheChanges } from "@stagemap/analysis";
import { packChanges, packSeconds, unpackChanges, unpackSeconds } from "@stagemap/share";

/** What is asked about the build cache. */
export interface Scenario {
  /** What is picked as changed since the last build. */
  readonly changes: CacheChanges;
  /** Seconds that were typed in, by the key of the step. */
  readonly seconds: Readonly<Record<string, number>>;
}

export const noScenario: Scenario = { changes: {}, seconds: {} };

export function isSameScenario(one: Scenario, other: Scenario): boolean {
  return (
    one === other || JSON.stringify(storeScenario(one)) === JSON.stringify(storeScenario(other))
  );
}

/** The scenario as plain data, for the storage. Equal ones make the same text of it. */
export function storeScenario({ changes, seconds }: Scenario): object {
  return { changes: packChanges(changes), seconds: packSeconds(seconds) };
}

/** The scenario in what the storage held; what is missing or damaged counts as not picked. */
export function readScenario(value: unknown): Scenario {
  if (typeof value !== "object" || value === null) return noScenario;
  // Read as a record of unknowns: both fields are checked by their readers.
  const { changes, seconds } = value as Readonly<Record<string, unknown>>;
  return { changes: unpackChanges(changes) ?? {}, seconds: unpackSeconds(seconds) ?? {} };
}
