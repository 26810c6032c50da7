import { neededStages, targetNumber } from "@stagemap/model";
import type { Model, Origin, StageKey } from "@stagemap/model";
import { contextChanges } from "./context-changes.ts";
import type { ContextChanges } from "./context-changes.ts";
import { createIntern } from "./interner.ts";
import { computeKeys } from "./keys.ts";
import type { KeyContext, Keys } from "./keys.ts";
import { matchPlans } from "./match-steps.ts";
import type { Matches } from "./match-steps.ts";
import { findMoved } from "./moved.ts";
import type { Plan, StagePlan, Vertex } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import type { CacheInput, OutputChoice, Status } from "./types.ts";

/** Both builds with their keys. */
export interface Outcome {
  readonly input: CacheInput;
  readonly plan: Plan;
  readonly planBefore: Plan;
  readonly needed: ReadonlySet<number>;
  readonly targets: readonly number[];
  readonly matches: Matches;
  readonly changes: ContextChanges;
  readonly before: Keys;
  /** The keys if everything that is not known comes out different, and if it comes out the same. */
  readonly different: Keys;
  readonly identical: Keys;
  readonly isMoved: (origin: Origin) => boolean;
  /** Sentences on what was said to have changed and reaches nothing. */
  readonly notes: readonly string[];
  readonly ignoresCache: (stage: StagePlan) => boolean;
  readonly outputOf: (vertex: Vertex | null) => OutputChoice;
}

/** Computes the keys of the build before, fills a cache with them, and looks the later build's keys up in it. */
export function computeOutcome(input: CacheInput): Outcome {
  const { before: modelBefore, after: model = modelBefore, isCold = false } = input;
  const intern = createIntern();
  const planBefore = readPlan(modelBefore);
  const plan = readPlan(model, input.edited);
  const targets = targetsOf(model, input.targets);
  const keysOfTargets = input.targetsBefore ?? input.targets;
  const matches = matchPlans(planBefore, plan);
  const changes = contextChanges(input);
  const nothing = { deltas: [], before: () => undefined, isMoved: () => false };
  const outputOf = (vertex: Vertex | null): OutputChoice =>
    input.outputOf?.get(vertex?.step?.key ?? "") ?? input.output ?? "unknown";
  const before = computeKeys({
    ...nothing,
    intern,
    plan: planBefore,
    needed: neededOf(modelBefore, targetsOf(modelBefore, keysOfTargets)),
    isFetchedAnew: () => false,
    ignoresCache: () => false,
    cache: null,
    outputOf,
    unknownAs: "different",
    taken: new Map(),
  });
  const { isMoved, notes } = findMoved(input.moved ?? [], model);
  const fetched = new Set(input.fetched);
  const ignoresCache = noCacheTest(input.noCache);
  const needed = neededOf(model, targets);
  const context: Omit<KeyContext, "unknownAs" | "taken"> = {
    intern,
    plan,
    needed,
    deltas: changes.deltas,
    isMoved,
    isFetchedAnew: (url) => fetched.has(url),
    ignoresCache,
    cache: isCold ? new Set() : before.all,
    outputOf,
    before: (stage) => before.stages[matches.stages.get(stage) ?? -1] ?? undefined,
  };
  return {
    input,
    plan,
    planBefore,
    needed,
    targets,
    matches,
    changes,
    before,
    different: computeKeys({ ...context, unknownAs: "different", taken: new Map() }),
    identical: computeKeys({ ...context, unknownAs: "identical", taken: new Map() }),
    isMoved,
    notes: [...changes.notes, ...notes],
    ignoresCache,
    outputOf,
  };
}

/** What becomes of a stage's vertex. */
export function statusOf(outcome: Outcome, stage: number, index: number): Status {
  if (!outcome.needed.has(stage)) return "skipped";
  const isHit = outcome.different.stages[stage]?.vertices[index]?.isHit ?? true;
  if (isHit) return "cached";
  const mayHit = outcome.identical.stages[stage]?.vertices[index]?.isHit ?? false;
  return mayHit ? "maybe" : "rebuilt";
}

function targetsOf(model: Model, keys: readonly StageKey[] | undefined): readonly number[] {
  const wanted = keys === undefined || keys.length === 0 ? [null] : keys;
  const numbers = wanted.map((key) => targetNumber(model, key));
  return [...new Set(numbers.filter((number) => number !== null))];
}

function neededOf(model: Model, targets: readonly number[]): ReadonlySet<number> {
  return new Set(targets.flatMap((target) => [...neededStages(model, target)]));
}

/** --no-cache-filter compares names without regard to case; a stage without a name cannot be chosen (dockerui/config.go). */
function noCacheTest(noCache: CacheInput["noCache"]): (stage: StagePlan) => boolean {
  if (noCache === undefined) return () => false;
  if (noCache === "all") return () => true;
  const names = new Set(noCache.map((name) => name.toLowerCase()));
  return ({ stage }) => stage.name !== null && names.has(stage.name);
}
