import { neededStages } from "@stagemap/model";
import type { Model } from "@stagemap/model";
import { takersOf } from "./context-takers.ts";
import type { ContextTaker } from "./context-takers.ts";
import { createFates } from "./file-fates.ts";
import type { Fates } from "./file-fates.ts";
import { contextPath } from "./paths.ts";
import type { Plan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { createSelection } from "./selection.ts";
import type { Selection } from "./selection.ts";
import { filesBelow } from "./sorted-paths.ts";

export interface TraceInput {
  /** The number of the stage to build; null when there is none. */
  readonly target: number | null;
  /** Sorted by UTF-16 code units, each once, clean. */
  readonly paths: readonly string[];
  /** For each path 1 when the ignore file keeps it out. */
  readonly isLeftOut: Uint8Array;
}

/** What the steps of a build do with each file of its context. */
export interface ContextTrace {
  readonly takers: readonly TracedTaker[];
  /** For each path an index into `takerSets`: the indexes of the takers, ascending. The first set is empty. */
  readonly taken: Uint32Array;
  readonly takerSets: readonly (readonly number[])[];
  /** For each path 1 when the builder asks for it, as far as it is not left out. */
  readonly isAskedFor: Uint8Array;
  /** For each path whether it is in the image: 0 for no, 1 for yes, 2 when it is not known. */
  readonly ships: Uint8Array;
}

export interface TracedTaker extends ContextTaker {
  readonly isBuilt: boolean;
  /** How many files it takes. */
  readonly files: number;
}

/** Follows every file of the context to where it ends up. Its time grows with files times the steps that take them. */
export function traceContext(model: Model, input: TraceInput): ContextTrace {
  const { target, paths } = input;
  const plan = readPlan(model);
  const needed = target === null ? new Set<number>() : neededStages(model, target);
  const shipped = shippedStages(plan, target);
  const fates = createFates({ plan, needed, shipped });
  const ships = new Uint8Array(paths.length);
  const sets = createSets(paths.length);
  const all = takersOf(plan);
  const takenBy = createFinder(input);
  const counts = all.map(() => 0);
  for (const index of shippedFirst(all, shipped)) {
    const taker = all[index];
    if (taker === undefined) continue;
    const found = takenBy(taker.selection);
    counts[index] = found.length;
    for (const at of found) sets.add(at, index);
    if (needed.has(taker.stage)) raiseFates(ships, { taker, found, paths, fates });
  }
  const takers = all.map((taker, index): TracedTaker => ({
    ...taker,
    isBuilt: needed.has(taker.stage),
    files: counts[index] ?? 0,
  }));
  return {
    takers,
    taken: sets.taken,
    takerSets: sets.all.map((set) => set.toSorted((a, b) => a - b)),
    isAskedFor: askedFor(takers, paths),
    ships,
  };
}

/** The indexes of takers: what ships for certain is not followed any further. */
function shippedFirst(
  takers: readonly ContextTaker[],
  shipped: ReadonlySet<number>,
): readonly number[] {
  const rank = (index: number): number => (shipped.has(takers[index]?.stage ?? -1) ? 0 : 1);
  return [...takers.keys()].toSorted((a, b) => rank(a) - rank(b));
}

function shippedStages({ stages }: Plan, target: number | null): ReadonlySet<number> {
  const shipped = new Set<number>();
  for (let next = target; next !== null && !shipped.has(next);) {
    shipped.add(next);
    const base = stages[next]?.base;
    next = base?.kind === "stage" ? base.stage : null;
  }
  return shipped;
}

/** Finds the files of one selection after another; many stages copy the same. */
function createFinder(input: TraceInput): (selection: Selection) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (selection) => {
    const before = known.get(selection.text);
    if (before !== undefined) return before;
    const found = filesTaken(selection, input);
    known.set(selection.text, found);
    return found;
  };
}

/** The indexes of the files that a selection takes, each once. */
function filesTaken(selection: Selection, { paths, isLeftOut }: TraceInput): readonly number[] {
  const found: number[] = [];
  const ranges = selection.roots.map((root) => filesBelow(paths, contextPath(root)));
  // Where several sources may take one file, each file is asked once.
  const isSimple = ranges.length === 1;
  const met = isSimple ? null : new Uint8Array(paths.length);
  for (const [from, to] of ranges) {
    for (let at = from; at < to; at++) {
      if (isLeftOut[at] === 1 || met?.[at] === 1) continue;
      if (met !== null) met[at] = 1;
      if (selection.takesAll || selection.takes(paths[at] ?? "")) found.push(at);
    }
  }
  return found;
}

interface Raising {
  readonly taker: ContextTaker;
  readonly found: readonly number[];
  readonly paths: readonly string[];
  readonly fates: Fates;
}

/** Notes for the files of a step whether they ship by way of it; "yes" outweighs "not known". */
function raiseFates(ships: Uint8Array, { taker, found, paths, fates }: Raising): void {
  const { stage, index, kind, selection } = taker;
  const isMount = kind === "mount";
  const common = isMount
    ? fates.ofShown(stage, index)
    : fates.isSettled(stage)
      ? fates.ofCopied(stage, index, [])
      : null;
  if (common === 0) return;
  for (const at of found) {
    if (ships[at] === 1) continue;
    const fate = common ?? fates.ofCopied(stage, index, selection.landing(paths[at] ?? "") ?? []);
    if (fate !== 0) ships[at] = fate;
  }
}

/**
 * What the builder asks the client for: the sources of all that is built, whatever --exclude says, or everything when one of them
 * is the whole context (dockerfile2llb/convert.go, filterPaths).
 */
function askedFor(takers: readonly TracedTaker[], paths: readonly string[]): Uint8Array {
  const asked = new Uint8Array(paths.length);
  const isWhole = takers.some(({ isBuilt, selection }) => isBuilt && selection.takesAll);
  if (isWhole) return asked.fill(1);
  for (const { isBuilt, selection } of takers) {
    if (!isBuilt) continue;
    const { sources, hasParents, excludes } = selection;
    const whole =
      excludes.length === 0
        ? selection
        : createSelection({ sources, hasParents, excludes: [], destination: "", isFolder: false });
    for (const root of selection.roots) {
      const [from, to] = filesBelow(paths, contextPath(root));
      for (let at = from; at < to; at++) {
        if (asked[at] === 0 && whole.takes(paths[at] ?? "")) asked[at] = 1;
      }
    }
  }
  return asked;
}

interface Sets {
  readonly taken: Uint32Array;
  readonly all: readonly (readonly number[])[];
  readonly add: (at: number, member: number) => void;
}

/** Sets of takers, each kept once: files are many and the ways to be taken are few. */
function createSets(length: number): Sets {
  const taken = new Uint32Array(length);
  const all: (readonly number[])[] = [[]];
  // For the member that is being added: the set with it by the set without. Dropped for the next member.
  let extended = new Map<number, number>();
  let last = -1;
  return {
    taken,
    all,
    add(at, member) {
      if (member !== last) extended = new Map();
      last = member;
      const before = taken[at] ?? 0;
      let next = extended.get(before);
      if (next === undefined) {
        next = all.push([...(all[before] ?? []), member]) - 1;
        extended.set(before, next);
      }
      taken[at] = next;
    },
  };
}
