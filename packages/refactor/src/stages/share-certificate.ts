import { buildModel } from "@stagemap/model";
import type { Model, Stage, Step } from "@stagemap/model";
import { readsName } from "../conflicts.ts";
import type { VariableRead } from "../effects.ts";
import { settingsOf } from "../settings.ts";
import { effectsOf } from "../step-effects.ts";
import { modelOfText, optionsOf } from "../text-model.ts";
import { lineOf, titleOf } from "../words.ts";
import { meaningsOf } from "./share-meaning.ts";
import { variablesBefore } from "./share-variables.ts";

/** Where a step of the result stood; of one that stands twice, each tells it. Null for a line that is new. */
export type StepOrigin = { readonly stage: number; readonly step: number } | null;

/** For each stage of the result, where its steps come from. */
export type Composition = readonly (readonly StepOrigin[])[];

/** Names that every RUN depends on, and that nothing in its text shows. */
const ALWAYS: readonly string[] = ["PATH", "HOME"];

/**
 * Why steps would do something else where they stand in another text; null when each is read as it was, in the same directory, by the
 * same user and shell, with the same values of all variables that it may look at: as the text sets them and with values from outside.
 */
export function faultOfSteps(before: Model, text: string, composition: Composition): string | null {
  const after = modelOfText(before, text);
  if (String(after.stages.map(({ steps }) => steps.length)) !== lengthsOf(composition)) {
    return "The lines cannot be taken apart there without changing what they mean.";
  }
  return (
    faultOfReading(before, after, composition) ??
    faultOfSettings(before, after, composition) ??
    faultOfVariables({ before, after }, { before, after }, composition) ??
    faultOfVariables({ before, after }, given(before, after), composition)
  );
}

function lengthsOf(composition: Composition): string {
  return String(composition.map((steps) => steps.length));
}

function* kept(before: Model, after: Model, composition: Composition): Iterable<Kept> {
  for (const [index, origins] of composition.entries()) {
    for (const [number, origin] of origins.entries()) {
      const oldStage = origin === null ? undefined : before.stages[origin.stage];
      const newStage = after.stages[index];
      const oldStep = oldStage?.steps[origin?.step ?? -1];
      const newStep = newStage?.steps[number];
      if (origin === null || !oldStage || !newStage || !oldStep || !newStep) continue;
      yield {
        old: { stage: oldStage, step: oldStep, number: origin.step },
        now: { stage: newStage, step: newStep, number },
      };
    }
  }
}

interface Place {
  readonly stage: Stage;
  readonly step: Step;
  readonly number: number;
}

interface Kept {
  readonly old: Place;
  readonly now: Place;
}

function faultOfReading(before: Model, after: Model, composition: Composition): string | null {
  // Which stage is meant the edges tell.
  const old = meaningsOf(before, () => "");
  const now = meaningsOf(after, () => "");
  for (const each of kept(before, after, composition)) {
    const was = old.of(each.old.stage, each.old.step);
    if (was !== now.of(each.now.stage, each.now.step)) {
      return `${nameOf(before, each.old)} would mean something else there.`;
    }
  }
  return null;
}

function faultOfSettings(before: Model, after: Model, composition: Composition): string | null {
  for (const { old, now } of kept(before, after, composition)) {
    const was = settingsOf(before)[old.stage.index]?.before[old.number];
    const is = settingsOf(after)[now.stage.index]?.before[now.number];
    if (was === undefined || is === undefined) continue;
    const reads = effectsOf(before, old.stage)[old.number]?.settings.reads ?? [];
    const isSame =
      (was.directory === is.directory || !reads.includes("directory")) &&
      (was.user === is.user || !reads.includes("user")) &&
      (JSON.stringify(was.shell) === JSON.stringify(is.shell) || !reads.includes("shell"));
    if (!isSame) {
      return `${nameOf(before, old)} would run in another directory, as another user or in another shell.`;
    }
  }
  return null;
}

interface Both {
  readonly before: Model;
  readonly after: Model;
}

/** `asked` is where values are looked up, the texts being the same. */
function faultOfVariables(
  { before, after }: Both,
  asked: Both,
  composition: Composition,
): string | null {
  const old = variablesBefore(asked.before);
  const now = variablesBefore(asked.after);
  for (const each of kept(before, after, composition)) {
    const was = old[each.old.stage.index]?.[each.old.number];
    const is = now[each.now.stage.index]?.[each.now.number];
    if (was === undefined || is === undefined) continue;
    const reads = readsOf(before, each.old);
    const changed = [...new Set([...was.keys(), ...is.keys()])].find(
      (name) => was.get(name) !== is.get(name) && readsName(reads, name),
    );
    if (changed !== undefined) {
      return `${nameOf(before, each.old)} may look at ${changed}, which an ARG sets: there it would have another value.`;
    }
  }
  return null;
}

function readsOf(model: Model, { stage, step, number }: Place): readonly VariableRead[] {
  const reads = effectsOf(model, stage)[number]?.variables.reads ?? [];
  if (step.item.instruction.name !== "RUN") return reads;
  return [...reads, ...ALWAYS.map((name) => ({ name, isCertain: true, except: [] }))];
}

/** The same with a value from outside for every argument that no FROM uses. */
function given(before: Model, after: Model): Both {
  const inFrom = new Set([
    ...before.stages.flatMap(({ usedGlobals }) => usedGlobals),
    ...before.globals.declarations.flatMap(({ defaultText }) =>
      [...(defaultText ?? "").matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name),
    ),
  ]);
  const buildArguments = new Map(before.buildArguments);
  for (const { declarations } of before.scopes) {
    for (const { name } of declarations) {
      if (!inFrom.has(name) && !buildArguments.has(name)) buildArguments.set(name, `given ${name}`);
    }
  }
  const options = { ...optionsOf(before), buildArguments };
  return { before: buildModel(before.tree, options), after: buildModel(after.tree, options) };
}

function nameOf(model: Model, { stage, step }: Place): string {
  return `${titleOf(step)} (line ${lineOf(model, stage, step)})`;
}
