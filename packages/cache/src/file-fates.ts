import { NO, UNKNOWN, YES, createMadeFates } from "./made-fates.ts";
import type { Fate } from "./made-fates.ts";
import type { Plan } from "./plan.ts";
import { readUses } from "./stage-uses.ts";
import type { Consumer } from "./stage-uses.ts";

export interface FateInput {
  readonly plan: Plan;
  /** The stages that the build needs, and those whose layers are in the image: the target and what it is built on. */
  readonly needed: ReadonlySet<number>;
  readonly shipped: ReadonlySet<number>;
}

export interface Fates {
  /** Of a file that the step at `index` of a stage puts at one of these places; absolute paths. */
  readonly ofCopied: (stage: number, index: number, places: readonly string[]) => Fate;
  /** Of what a mount shows to the step at `index` of a stage. */
  readonly ofShown: (stage: number, index: number) => Fate;
  /** True when the fate of all that a step copies is the same, wherever it lands; then it is that of any place. */
  readonly isSettled: (stage: number) => boolean;
}

/**
 * Follows files from stage to stage. A file that COPY --from takes again where an earlier COPY put it goes on; what a RUN makes of
 * files is known as far as its programs are: one that nobody knows may have put anything anywhere.
 */
export function createFates({ plan, needed, shipped }: FateInput): Fates {
  const uses = readUses(plan, needed);
  const { consumers, builtOn } = uses;
  const { ofSeen, ofMade, ofShown } = createMadeFates({ plan, shipped, uses });
  const known = new Map<string, Fate>();
  let depth = 0;

  function ofCopied(stage: number, index: number, places: readonly string[]): Fate {
    if (shipped.has(stage)) return YES;
    if (!needed.has(stage) || ofSeen(stage) === NO) return NO;
    if (depth < DEEP) {
      depth++;
      const fate = followed(stage, index, places);
      depth--;
      return fate;
    }
    const key = `${stage} ${index} ${places.join("\n")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size > MOST_KNOWN) known.clear();
    // Against stages that take from each other in a circle.
    known.set(key, NO);
    const fate = followed(stage, index, places);
    known.set(key, fate);
    return fate;
  }

  function followed(stage: number, index: number, places: readonly string[]): Fate {
    let fate: Fate = NO;
    for (const consumer of consumers.get(stage) ?? []) {
      const next = taken(consumer, places);
      if (next === YES) return YES;
      if (next === UNKNOWN) fate = UNKNOWN;
    }
    if (fate === NO && ofMade(stage, index, places) === UNKNOWN) fate = UNKNOWN;
    for (const above of builtOn.get(stage) ?? []) {
      const next = ofCopied(above, -1, places);
      if (next === YES) return YES;
      if (next === UNKNOWN) fate = UNKNOWN;
    }
    return fate;
  }

  /** What becomes of a file at one of these places through one consumer. */
  function taken({ stage, index, use, selection }: Consumer, places: readonly string[]): Fate {
    if (!places.some((place) => selection.mayTake(place))) return NO;
    const landings = places.map((place) => selection.landing(place.slice(1)));
    const found = landings.flatMap((landing) => landing ?? []);
    if (found.length === 0) return NO;
    if (use === "mount") return ofShown(stage, index);
    const fate = ofCopied(stage, index, found);
    return fate === YES && landings.includes(null) ? UNKNOWN : fate;
  }

  return {
    ofCopied,
    ofShown,
    isSettled: (stage) => shipped.has(stage) || !needed.has(stage) || ofSeen(stage) === NO,
  };
}

/** So many stages on, paths may meet again, and what was found out is kept. Most files never come that far. */
const DEEP = 4;
const MOST_KNOWN = 10_000;
