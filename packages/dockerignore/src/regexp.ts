import type { Clue, Comparison } from "./clue.ts";
import type { Part } from "./go-regexp.ts";

type Test = (path: string) => boolean;

/**
 * A RegExp tries the places of every part of any length against each other. Up to here that is quick; beyond, a path made for it
 * could keep it busy for ever, so that all places are followed side by side instead.
 */
const MOST_OPEN_PARTS = 3;

/** How a whole path is compared with the parts. */
export function compileRegexp(parts: readonly Part[]): Comparison {
  const simple = withoutRepetition(parts);
  const open = simple.filter(isOpen);
  const test = open.length > MOST_OPEN_PARTS ? compileSteps(simple) : compileToRegExp(simple);
  const runs = literalRuns(simple);
  const prefix = runs[0] ?? "";
  const suffix = runs.at(-1) ?? "";
  const middle = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
  return {
    // Most paths are told apart by a look at the plain text in a pattern.
    matches: (path) =>
      path.endsWith(suffix) && path.startsWith(prefix) && path.includes(middle) && test(path),
    clue: clueOf(simple, prefix, suffix),
  };
}

function clueOf(parts: readonly Part[], prefix: string, suffix: string): Clue {
  const ofName = parts[0]?.kind === "folders" ? parts.slice(1) : parts;
  const [first] = ofName;
  if (first?.kind === "one" && first.literal !== null && ofName.every(isInName)) {
    return { kind: "initial", text: first.literal.charAt(0) };
  }
  if (prefix !== "") return { kind: "start", text: prefix.charAt(0) };
  return suffix === "" ? { kind: "none" } : { kind: "end", text: suffix.slice(-1) };
}

/** Whether the part stays within one name, which has no "/". */
function isInName(part: Part): boolean {
  if (part.kind === "folders") return false;
  return part.kind === "condition" || !new RegExp(`^${part.set}$`, "u").test("/");
}

/** The plain text between the other parts; first what stands at the start and last what stands at the end, may be empty. */
function literalRuns(parts: readonly Part[]): readonly string[] {
  const runs = [""];
  for (const part of parts) {
    if (part.kind === "one" && part.literal !== null) runs.push((runs.pop() ?? "") + part.literal);
    else runs.push("");
  }
  return runs;
}

function isOpen({ kind }: Part): boolean {
  return kind === "optional" || kind === "many" || kind === "folders";
}

/** Folders, twice in a row, are the same as once, and so is any number of the same characters. */
function withoutRepetition(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part, index) => {
    const before = parts[index - 1];
    if (part.kind === "folders") return before?.kind !== "folders";
    return part.kind !== "many" || before?.kind !== "many" || part.set !== before.set;
  });
}

function compileToRegExp(parts: readonly Part[]): Test {
  const sources = parts.map((part) => {
    if (part.kind === "folders") return "(?:[^\\n]*/)?";
    if (part.kind === "condition") return part.source;
    if (part.kind === "optional") return `${part.set}?`;
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
        if (step.kind !== "many" && (step.kind !== "folders" || letter === "/")) next.add(own + 1);
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
  return { kind, takes: (letter) => set.test(letter), canPass: () => kind !== "one" };
}

/** With all places that can be reached from these without a letter. */
function closed(
  places: Set<number>,
  steps: readonly Step[],
  { path, at }: { readonly path: string; readonly at: number },
): ReadonlySet<number> {
  // A set goes on to what is added while it is gone through.
  for (const place of places) if (steps[place]?.canPass(path, at)) places.add(place + 1);
  return places;
}
