import { createTargetsOfAnalysis } from "./targets-analysis.ts";
import { createTargetsOfChanges } from "./targets-changes.ts";
import { targetsOfReading } from "./targets-reading.ts";
import type { Target } from "./target.ts";

/** Everything that has to hold for every text. */
export async function createTargets(): Promise<readonly Target[]> {
  return [
    ...targetsOfReading,
    ...(await createTargetsOfAnalysis()),
    ...(await createTargetsOfChanges()),
  ];
}
