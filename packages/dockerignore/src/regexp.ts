import type { Part } from "./go-regexp.ts";

type Test = (path: string) => boolean;

/**
 * A RegExp tries the places of every part of any length against each other. Up to here that is quick; beyond, a path made for it
 * could keep it busy for ever, so that all places are followed side by side instead.
 */
const MOST_OPEN_PARTS = 3;

/** Tells whether a whole path fits the parts. */
export function compileRegexp(parts: readonly Part[]): Test {
  const simple = withoutRepetition(parts);
  const open = simple.filter(({ kind }) => kind === "many" || kind === "folders");
  const test = open.length > MOST_OPEN_PARTS ? compileSteps(simple) : compileToRegExp(simple);
  const prefix = literalStart(simple);
  const suffix = literalStart(simple.toReversed(), (start, letter) => letter + start);
  if (prefix === "" && suffix === "") return test;
  return (path) => path.endsWith(suffix) && path.startsWith(prefix) && test(path);
}

/** Folders, twice in a row, are the same as once, and so is any number of the same characters. */
function withoutRepetition(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part, index) => {
    const before = parts[index - 1];
    if (part.kind === "folders") return before?.kind !== "folders";
    return part.kind !== "many" || before?.kind !== "many" || part.set !== before.set;
  });
}

function literalStart(
  parts: readonly Part[],
  join = (start: string, letter: string): string => start + letter,
): string {
  let start = "";
  for (const part of parts) {
    if (part.kind !== "one" || part.literal === null) break;
    start = join(start, part.literal);
  }
  return start;
}

function compileToRegExp(parts: readonly Part[]): Test {
  const sources = parts.map((part) => {
    if (part.kind === "folders") return "(?:[^\\n]*/)?";
    if (part.kind === "condition") return part.source;
    return part.kind === "many" ? `${part.set}*` : part.set;
  });
  const regexp = new RegExp(`^${sources.join("")}$`, "u");
  return (path) => regexp.test(path);
}

/**
 * Follows all places of a match at once. The place n stands before the part n, and with `folders` added inside of it, where
 * only a "/" leads on.
 */
function compileSteps(parts: readonly Part[]): Test {
  const folders = parts.length + 1;
  const steps = parts.map(compileStep);
  return (path) => {
    let places = closed(new Set([0]), steps, { path, at: 0 });
    let at = 0;
    for (const letter of path) {
      const next = new Set<number>();
      for (const place of places) {
        const own = place >= folders ? place - folders : place;
        const step = steps[own];
        if (step === undefined || !step.takes(letter)) continue;
        if (step.kind === "many") next.add(own);
        if (step.kind === "folders") next.add(own + folders);
        if (step.kind === "one" || (step.kind === "folders" && letter === "/")) next.add(own + 1);
      }
      at += letter.length;
      places = closed(next, steps, { path, at });
    }
    return places.has(parts.length);
  };
}

interface Step {
  readonly kind: Part["kind"];
  readonly takes: (letter: string) => boolean;
  /** Whether the part may be passed without a letter. */
  readonly canPass: (path: string, at: number) => boolean;
}

function compileStep(part: Part): Step {
  const { kind } = part;
  if (kind === "folders") {
    return { kind, takes: (letter) => letter !== "\n", canPass: () => true };
  }
  if (kind === "condition") {
    const condition = new RegExp(part.source, "uy");
    const canPass = (path: string, at: number): boolean => {
      condition.lastIndex = at;
      return condition.test(path);
    };
    return { kind, takes: () => false, canPass };
  }
  const set = new RegExp(`^${part.set}$`, "u");
  return { kind, takes: (letter) => set.test(letter), canPass: () => kind === "many" };
}

/** With all places that can be reached from these without a letter. */
function closed(
  places: Set<number>,
  steps: readonly Step[],
  { path, at }: { readonly path: string; readonly at: number },
): ReadonlySet<number> {
  // A set goes on to what is added while it is gone through.
  for (const place of places) if (steps[place]?.canPass(path, at) === true) places.add(place + 1);
  return places;
}
