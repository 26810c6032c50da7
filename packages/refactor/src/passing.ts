import type { Model } from "@stagemap/model";
import { conflictsBetween } from "./conflicts.ts";
import type { Conflict, Ignored } from "./conflicts.ts";
import type { StepEffects } from "./effects.ts";
import type { Reason, Safety } from "./plan.ts";
import { conflictReason } from "./words.ts";
import type { Actor } from "./words.ts";

/** Two steps that would change places, and where they meet. */
export interface Meeting {
  /** Above the other in the text as it is. */
  readonly upper: Actor;
  readonly lower: Actor;
  readonly conflict: Conflict;
}

/** Where steps that would change places meet. */
export function meetingsOf(
  pairs: Iterable<readonly [upper: Actor, lower: Actor]>,
  ignored?: Ignored,
): readonly Meeting[] {
  const found: Meeting[] = [];
  for (const [upper, lower] of pairs) {
    for (const conflict of conflictsOf(upper.effects, lower.effects, ignored)) {
      found.push({ upper, lower, conflict });
    }
  }
  return found;
}

/** Moves to neighbouring gaps pass the same steps, whose effects stay the same objects. */
const known = new WeakMap<StepEffects, WeakMap<StepEffects, readonly Conflict[]>>();

function conflictsOf(
  upper: StepEffects,
  lower: StepEffects,
  ignored?: Ignored,
): readonly Conflict[] {
  if (ignored !== undefined) return conflictsBetween(upper, lower, ignored);
  const below = known.get(upper) ?? new WeakMap<StepEffects, readonly Conflict[]>();
  known.set(upper, below);
  const conflicts = below.get(lower) ?? conflictsBetween(upper, lower);
  below.set(lower, conflicts);
  return conflicts;
}

export function safetyOf(meetings: readonly Meeting[]): Safety {
  if (meetings.some(({ conflict }) => conflict.isCertain)) return "breaking";
  return meetings.length > 0 ? "risky" : "safe";
}

/** One reason a pair of steps, the certain ones first. */
export function reasonsOf(model: Model, meetings: readonly Meeting[]): readonly Reason[] {
  const byPair = new Map<string, Meeting>();
  for (const meeting of meetings) {
    const pair = `${meeting.upper.step.key} ${meeting.lower.step.key}`;
    const before = byPair.get(pair);
    if (before === undefined || weight(meeting) > weight(before)) byPair.set(pair, meeting);
  }
  return [...byPair.values()]
    .toSorted((a, b) => Number(b.conflict.isCertain) - Number(a.conflict.isCertain))
    .map(({ upper, lower, conflict }) => conflictReason(model, upper, lower, conflict));
}

/** What tells most: something certain, and rather a dependence than two that write the same. */
function weight({ conflict: { isCertain, kind } }: Meeting): number {
  const isDependence = kind.endsWith("read") || kind.endsWith("used") || kind.endsWith("touched");
  return (isCertain ? 4 : 0) + (isDependence ? 2 : 0) + (kind.endsWith("twice") ? 0 : 1);
}
