import { neededStages } from "@stagemap/model";
import type { Model, Origin } from "@stagemap/model";
import { dispatchedByStage } from "./dispatched.ts";
import type { CheckContext } from "./rule.ts";
import { listRuns } from "./runs.ts";
import type { Run } from "./runs.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import type { RuleSettings } from "./settings.ts";
import { listSites } from "./sites.ts";

export interface Surroundings {
  /** The number of the stage to build; the last one when it is left out. */
  readonly target?: number | null;
  /** The text of the .dockerignore; null or left out when none is known. */
  readonly dockerignore?: string | null;
  /** What the project wants of the rules. */
  readonly settings?: RuleSettings;
  /** Runs rules that are off by default, finds all that hadolint would find, and weighs findings as their rules do, wherever they stand. */
  readonly isAll?: boolean;
}

/** What the rules look at. */
export function createContext(model: Model, surroundings: Surroundings): CheckContext {
  const { target = model.stages.length === 0 ? null : model.stages.length - 1 } = surroundings;
  const sites = listSites(model);
  let runs: readonly Run[] | null = null;
  return {
    model,
    sites,
    siteOfItem: new Map(sites.map((site) => [site.index, site])),
    dispatched: dispatchedByStage(model, sites),
    target,
    needed: target === null ? new Set() : neededStages(model, target),
    shipped: target === null ? new Set() : stagesBelow(model, target),
    dockerignore: surroundings.dockerignore ?? null,
    get runs() {
      return (runs ??= listRuns(model, sites));
    },
    settings: surroundings.settings ?? DEFAULT_SETTINGS,
    isAll: surroundings.isAll ?? false,
  };
}

/** A stage and those that it is built on with FROM. */
export function stagesBelow(model: Model, stage: number): ReadonlySet<number> {
  const below = new Set<number>();
  let next: Origin | undefined = { kind: "stage", stage };
  while (next?.kind === "stage" && !below.has(next.stage)) {
    below.add(next.stage);
    next = model.bases[next.stage];
  }
  return below;
}
