import type { MadeDirectory, StepEffects, VariableRead } from "./effects.ts";
import { overlap } from "./paths.ts";
import type { PathSet } from "./paths.ts";

/** Where two steps meet, the upper one first. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** False when it may be so, and nobody knows. */
  readonly isCertain: boolean;
  /** The thing at which they meet: "/app/package.json", "NODE_ENV", "CMD". */
  readonly thing: string;
}

/** What the upper step does and what the lower one does. */
export const CONFLICT_KINDS = [
  "file written then read",
  "file read then written",
  "file written twice",
  "directory made then touched",
  "directory touched then made",
  "directory made twice",
  "variable set then read",
  "variable read then set",
  "variable set twice",
  "setting set then used",
  "setting used then set",
  "setting set twice",
  "configuration written twice",
] as const;

export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** Kinds that are left out: only the test of the tests does that. */
export type Ignored = ReadonlySet<ConflictKind>;

const NOTHING: Ignored = new Set();

/**
 * The conflicts that keep two steps in their order, the upper one first; none when they may change places. Of each kind one is
 * told, a certain one if there is any.
 */
export function conflictsBetween(
  upper: StepEffects,
  lower: StepEffects,
  ignored: Ignored = NOTHING,
): readonly Conflict[] {
  const found: Conflict[] = [];
  const add = (kind: ConflictKind, met: Meeting | null): void => {
    if (met !== null && !ignored.has(kind)) found.push({ kind, ...met });
  };
  const { files: a, variables: setA, settings: useA } = upper;
  const { files: b, variables: setB, settings: useB } = lower;
  add("file written then read", meeting(a.writes, b.reads));
  add("file read then written", meeting(a.reads, b.writes));
  add("file written twice", meeting(a.writes, b.writes));
  add("directory made then touched", touches(a.makes, b));
  add("directory touched then made", touches(b.makes, a));
  add("directory made twice", otherwiseMade(a.makes, b.makes));
  add("variable set then read", reading(setA.writes, setB.reads));
  add("variable read then set", reading(setB.writes, setA.reads));
  add("variable set twice", common(setA.writes, setB.writes));
  add("setting set then used", common(useA.writes, useB.reads));
  add("setting used then set", common(useA.reads, useB.writes));
  add("setting set twice", common(useA.writes, useB.writes));
  add("configuration written twice", common(upper.config, lower.config));
  return found;
}

type Meeting = Pick<Conflict, "isCertain" | "thing">;

interface Located extends PathSet {
  readonly isCertain?: boolean;
  readonly isNamed?: boolean;
}

/** A certain meeting if there is any, else one that may be. */
function meeting(left: readonly Located[], right: readonly Located[]): Meeting | null {
  let possible: Meeting | null = null;
  for (const a of left) {
    for (const b of right) {
      const isCertain = a.isCertain !== false && b.isCertain !== false;
      if ((a.isNamed === true && b.scope !== "node") || (b.isNamed === true && a.scope !== "node"))
        continue;
      if ((!isCertain && possible !== null) || !overlap(a, b)) continue;
      const thing = narrower(a, b);
      if (isCertain) return { isCertain, thing };
      possible = { isCertain, thing };
    }
  }
  return possible;
}

function touches(
  makes: readonly MadeDirectory[],
  { reads, writes }: StepEffects["files"],
): Meeting | null {
  let possible: Meeting | null = null;
  for (const make of makes) {
    const touched = make.isOverwriting ? reads : reads.filter(({ isMade }) => isMade !== true);
    const met = meeting([make], touched) ?? meeting([make], writes);
    if (met?.isCertain === true) return met;
    possible ??= met;
  }
  return possible;
}

/** The path that says more. */
function narrower(a: PathSet, b: PathSet): string {
  // Of a file and a pattern that it fits, the file.
  if (a.scope === "node" && b.scope === "node" && a.path.includes("*") !== b.path.includes("*")) {
    return a.path.includes("*") ? b.path : a.path;
  }
  const isA = a.parts.length > b.parts.length || (a.scope === "node" && b.scope !== "node");
  return (isA ? a : b).path;
}

function otherwiseMade(
  left: StepEffects["files"]["makes"],
  right: StepEffects["files"]["makes"],
): Meeting | null {
  for (const a of left) {
    for (const b of right) {
      if (a.path === b.path && a.attributes !== b.attributes) {
        return { isCertain: true, thing: a.path };
      }
    }
  }
  return null;
}

function reading(writes: readonly string[], reads: readonly VariableRead[]): Meeting | null {
  let possible: Meeting | null = null;
  for (const name of writes) {
    for (const read of reads) {
      if (!fits(name, read.name) || read.except.some((each) => fits(name, each))) continue;
      if (read.isCertain) return { isCertain: true, thing: name };
      possible ??= { isCertain: false, thing: name };
    }
  }
  return possible;
}

/** Whether a variable of that name may be looked at. */
export function readsName(reads: readonly VariableRead[], name: string): boolean {
  return reading([name], reads) !== null;
}

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function common(left: readonly string[], right: readonly string[]): Meeting | null {
  const thing = left.find((each) => right.includes(each));
  return thing === undefined ? null : { isCertain: true, thing };
}
