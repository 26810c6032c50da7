import { variableValue } from "@stagemap/model";
import type { StageScope } from "@stagemap/model";
import { expand, isPlainWord } from "@stagemap/syntax";
import type { Word } from "@stagemap/syntax";
import { baseImage } from "./base-images.ts";
import { imageOf, rootOf } from "./lineage.ts";
import { joinPath } from "./paths.ts";
import type { CheckContext, Dispatched, Site } from "./rule.ts";

/** What holds where a step runs. */
export interface StepSettings {
  /** The working directory, absolute. */
  readonly directory: string;
  /** Who runs it: as USER says, else as the image does; null when that is not known. */
  readonly user: string | null;
  /** The last USER; null when there is none, here or in a stage below. */
  readonly userSite: Site | null;
  /** A variable of ARG or ENV; undefined when it is not set. */
  readonly variable: (name: string) => string | undefined;
}

/** What holds at each step of the text, and at the end of each stage. */
export interface Settings {
  readonly at: ReadonlyMap<Site, StepSettings>;
  readonly atEnd: readonly StepSettings[];
}

const known = new WeakMap<CheckContext, Settings>();

/** The settings at every step in a stage, worked out once. */
export function settingsOf(context: CheckContext): Settings {
  const before = known.get(context);
  if (before !== undefined) return before;
  const at = new Map<Site, StepSettings>();
  const atEnd: StepSettings[] = [];
  for (const [stage, steps] of context.dispatched.entries()) {
    const scope = context.model.scopes[stage];
    if (scope === undefined) continue;
    atEnd.push(readStage(context, { stage, scope, steps, atEnd, at }));
  }
  const settings = { at, atEnd };
  known.set(context, settings);
  return settings;
}

interface StageInput {
  readonly stage: number;
  readonly scope: StageScope;
  readonly steps: readonly Dispatched[];
  /** Of the stages above in the text. */
  readonly atEnd: readonly StepSettings[];
  readonly at: Map<Site, StepSettings>;
}

interface Layer {
  readonly below: Layer | null;
  readonly values: ReadonlyMap<string, string | undefined>;
}

function readStage(context: CheckContext, input: StageInput): StepSettings {
  const { scope, steps, at } = input;
  const { escape } = context.model.tree;
  let layer: Layer | null = null;
  let settings = startOf(context, input);
  const start = settings.variable;
  for (const { instruction, site, isTrigger } of steps) {
    if (!isTrigger) at.set(site, settings);
    const read = (word: Word): string => valueOf(word, settings.variable, escape);
    const [first] = instruction.args;
    if (instruction.name === "WORKDIR" && first !== undefined) {
      settings = { ...settings, directory: joinPath(settings.directory, read(first)) };
    } else if (instruction.name === "USER" && first !== undefined) {
      settings = { ...settings, user: read(first), userSite: site };
    } else if (instruction.name === "ENV" || instruction.name === "ARG") {
      const values = new Map<string, string | undefined>();
      for (const { key, value } of instruction.pairs) values.set(read(key), read(value));
      if (instruction.name === "ARG") noteArguments(scope, site, values);
      const added: Layer = { below: layer, values };
      layer = added;
      settings = { ...settings, variable: (name) => lookUp(added, start, name) };
    }
  }
  return settings;
}

function noteArguments(
  { declarations, stage }: StageScope,
  { step }: Site,
  values: Map<string, string | undefined>,
): void {
  if (step === null || stage.steps.length === 0) return;
  for (const { name, value, itemOffset } of declarations) {
    if (itemOffset === step.itemOffset && value !== null) values.set(name, value);
  }
}

function lookUp(layer: Layer, start: StepSettings["variable"], name: string): string | undefined {
  for (let each: Layer | null = layer; each !== null; each = each.below) {
    const value = each.values.get(name);
    if (value !== undefined) return value;
  }
  return start(name);
}

function startOf(context: CheckContext, { stage, scope, atEnd }: StageInput): StepSettings {
  const { model } = context;
  const base = model.bases[stage];
  const below = base?.kind === "stage" ? atEnd[base.stage] : undefined;
  // A stage does not see the arguments of the one below, but ENV can keep them; both count here.
  if (below !== undefined) return below;
  const image = imageOf(model, stage);
  const isScratch = rootOf(model, stage).kind === "scratch";
  return {
    directory: "/",
    user: isScratch ? "root" : image === null ? null : baseImage(image).user,
    userSite: null,
    variable: (name) => (isDefined(scope, name) ? undefined : variableValue(scope.variables, name)),
  };
}

/** True for what the stage itself sets: its value at the end says nothing of the start. */
function isDefined({ observations }: StageScope, name: string): boolean {
  return observations.some((each) => each.kind === "definition" && each.name === name);
}

/** A word with its variables replaced; those without a value stay as they are written. */
export function valueOf(word: Word, variable: StepSettings["variable"], escape: string): string {
  if (isPlainWord(word.text)) return word.text;
  const result = expand(word.text, { escape, lookUp: variable, keepUnset: true });
  return result.ok ? result.text : word.text;
}
