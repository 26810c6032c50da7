import type { Model, Stage, Step } from "@stagemap/model";
import type { Conflict } from "./conflicts.ts";
import type { StepEffects } from "./effects.ts";
import type { Reason } from "./plan.ts";

/** A step with what it does. */
export interface Actor {
  readonly step: Step;
  readonly stage: Stage;
  readonly effects: StepEffects;
}

const LONGEST = 48;

/** The step as one speaks of it: its line as BuildKit reads it, cut short. */
export function titleOf({ item }: Pick<Step, "item">): string {
  const text = item.line.text.trim().replace(/\s+/g, " ");
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text}”`;
}

/** The number of a step's first line, from 1. */
export function lineOf(model: Model, stage: Stage, step: Step): number {
  return model.tree.lines[(model.stageItems[stage.index] ?? 0) + step.itemOffset] ?? 0;
}

/** Why two steps cannot change places: both, and the thing at which they meet. */
export function conflictReason(
  model: Model,
  upper: Actor,
  lower: Actor,
  conflict: Conflict,
): Reason {
  const above = nameOf(model, upper);
  const below = nameOf(model, lower);
  return {
    message: conflict.isCertain
      ? certainSentence(above, below, conflict)
      : possibleSentence({ upper, lower, above, below }, conflict),
    step: upper.step.key,
    line: lineOf(model, upper.stage, upper.step),
  };
}

function nameOf(model: Model, { stage, step }: Actor): string {
  return `${titleOf(step)} (line ${lineOf(model, stage, step)})`;
}

function certainSentence(above: string, below: string, { kind, thing }: Conflict): string {
  switch (kind) {
    case "file written then read":
      return `${below} reads ${thing}, which ${above} writes.`;
    case "file read then written":
      return `${above} reads ${thing}, which ${below} writes.`;
    case "file written twice":
      return `${above} and ${below} both write ${thing}: the later one decides what is there.`;
    case "directory made then touched":
      return `${below} needs the directory ${thing}, which ${above} makes.`;
    case "directory touched then made":
      return `${above} touches ${thing}, which ${below} makes where it is missing.`;
    case "directory made twice":
      return `${above} and ${below} both make ${thing}, each for another owner: the earlier one decides whose it is.`;
    case "variable set then read":
      return `${below} uses ${thing}, which ${above} sets.`;
    case "variable read then set":
      return `${above} uses ${thing}, which ${below} sets anew.`;
    case "variable set twice":
      return `${above} and ${below} both set ${thing}: the later one counts.`;
    case "setting set then used":
      return `${below} depends on the ${SETTINGS.get(thing) ?? thing} that ${above} sets.`;
    case "setting used then set":
      return `${above} depends on the ${SETTINGS.get(thing) ?? thing}, which ${below} changes.`;
    case "setting set twice":
      return `${above} and ${below} both set the ${SETTINGS.get(thing) ?? thing}: the later one counts.`;
    case "configuration written twice":
      return `${above} and ${below} both write ${thing}: the later one counts.`;
  }
}

const SETTINGS: ReadonlyMap<string, string> = new Map([
  ["directory", "working directory"],
  ["user", "user"],
  ["shell", "shell"],
]);

interface Pair {
  readonly upper: Actor;
  readonly lower: Actor;
  readonly above: string;
  readonly below: string;
}

function possibleSentence({ upper, lower, above, below }: Pair, { kind, thing }: Conflict): string {
  const isUpper = upper.effects.unknown.length > 0 || lower.effects.unknown.length === 0;
  const [unknown, known, actor] = isUpper ? [above, below, upper] : [below, above, lower];
  const [program] = actor.effects.unknown;
  const who = program === undefined ? "runs code of packages that" : `runs “${program}”, which`;
  if (kind.startsWith("variable")) {
    return `${unknown} ${who} may look at ${thing}, which ${known} sets.`;
  }
  const isBoth = upper.effects.unknown.length > 0 && lower.effects.unknown.length > 0;
  return isBoth
    ? `${unknown} ${who} may read and write anything, and so may ${known}.`
    : `${unknown} ${who} may read and write anything: nobody knows whether it meets ${known}.`;
}
