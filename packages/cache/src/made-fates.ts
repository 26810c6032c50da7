import type { Plan, StagePlan } from "./plan.ts";
import { reachOf, spread } from "./run-reach.ts";
import type { RunReach } from "./run-reach.ts";
import type { Uses } from "./stage-uses.ts";

/** Whether a file is in the image: 0 for no, 1 for yes, 2 when it is not known. */
export type Fate = 0 | 1 | 2;

export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

export interface MadeFates {
  /** Of whatever is in a stage: whether anything in it may ship at all. */
  readonly ofSeen: (stage: number) => Fate;
  /** Of what the RUNs behind a step may have made of what stands at these places. */
  readonly ofMade: (stage: number, index: number, places: readonly string[]) => Fate;
  /** Of what a mount shows to the step at `index` of a stage. */
  readonly ofShown: (stage: number, index: number) => Fate;
}

interface MadeInput {
  readonly plan: Plan;
  readonly shipped: ReadonlySet<number>;
  readonly uses: Uses;
}

/** Follows what RUNs make of files. It never ships for certain. */
export function createMadeFates({ plan, shipped, uses }: MadeInput): MadeFates {
  const { consumers, builtOn } = uses;
  const runsOf = plan.stages.map((stage) => runsIn(stage));
  const seen = new Map<number, Fate>();
  const known = new Map<string, Fate>();
  const madeAt = new Map<string, Made>();

  /** Of whatever is in a stage: whether anything in it may ship at all. */
  function ofSeen(stage: number): Fate {
    const before = seen.get(stage);
    if (before !== undefined) return before;
    // Against stages that take from each other in a circle.
    seen.set(stage, NO);
    const takers = consumers.get(stage) ?? [];
    const next = [...takers.map((each) => each.stage), ...(builtOn.get(stage) ?? [])];
    const isUsed = shipped.has(stage) || next.some((each) => ofSeen(each) !== NO);
    const fate = isUsed ? UNKNOWN : NO;
    seen.set(stage, fate);
    return fate;
  }

  /** Of what the RUNs behind a step may have made of what stands at these places. */
  function ofMade(stage: number, index: number, places: readonly string[]): Fate {
    const made = madeBehind(stage, index);
    let readers = "";
    for (const [at, { mayRead }] of made.runs.entries()) {
      if (places.some(mayRead)) readers += ` ${at}`;
    }
    if (readers === "") return NO;
    let fate = made.fates.get(readers);
    if (fate === undefined) {
      fate = ofReached(stage, madeBy(made.runs, readers));
      made.fates.set(readers, fate);
    }
    return fate;
  }

  function madeBehind(stage: number, index: number): Made {
    const key = `${stage} ${index}`;
    let made = madeAt.get(key);
    if (made === undefined) {
      made = { runs: (runsOf[stage] ?? []).filter((run) => run.index > index), fates: new Map() };
      madeAt.set(key, made);
    }
    return made;
  }

  /** Of what may stand at or below these paths at the end of a stage. */
  function ofReached(stage: number, paths: readonly string[]): Fate {
    if (ofSeen(stage) === NO) return NO;
    if (shipped.has(stage)) return UNKNOWN;
    const key = `${stage}\n${paths.join("\n")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, NO);
    const isTaken = (consumers.get(stage) ?? []).some(
      (consumer) =>
        ofSeen(consumer.stage) !== NO && paths.some((path) => consumer.selection.mayTake(path)),
    );
    const isKept = (builtOn.get(stage) ?? []).some(
      (above) => ofReached(above, spread(runsOf[above] ?? [], paths)) !== NO,
    );
    const fate = isTaken || isKept ? UNKNOWN : NO;
    known.set(key, fate);
    return fate;
  }

  /** Of what a mount shows to one step. */
  function ofShown(stage: number, index: number): Fate {
    const run = (runsOf[stage] ?? []).find((each) => each.index === index);
    const later = (runsOf[stage] ?? []).filter((each) => each.index > index);
    return run === undefined ? NO : ofReached(stage, spread(later, run.writes));
  }

  return { ofSeen, ofMade, ofShown };
}

/** The RUNs behind a step, and what becomes of what they make by who of them has read a file. */
interface Made {
  readonly runs: readonly Run[];
  readonly fates: Map<string, Fate>;
}

/** All that the readers of a file write, and who reads that in turn. */
function madeBy(runs: readonly Run[], readers: string): readonly string[] {
  const numbers = readers.trim().split(" ").map(Number);
  const paths = numbers.flatMap((number) =>
    spread(runs.slice(number + 1), runs[number]?.writes ?? []),
  );
  return [...new Set(paths)];
}

interface Run extends RunReach {
  readonly index: number;
}

function runsIn(stage: StagePlan): readonly Run[] {
  return stage.vertices.flatMap((vertex, index): Run[] => {
    const reach = reachOf(vertex, stage);
    return reach === null ? [] : [{ ...reach, index }];
  });
}
