import type { Model, Stage, Step } from "@stagemap/model";
import { variableNames, variableValue } from "@stagemap/model";
import type { Instruction } from "@stagemap/syntax";
import { faultOfTree } from "./certify.ts";
import { refuse } from "./plan.ts";
import type { Refused } from "./plan.ts";
import type { VariableRenaming } from "./rename-variable.ts";
import { scriptUses } from "./rename-variable-script.ts";
import { replaced, settingsOf } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { titleOf } from "./words.ts";

type Renamed = Pick<VariableRenaming, "name" | "newName">;

/**
 * Why another text is not this one with a variable by another name; null when it is: every word of every line comes to the same, each
 * stage ends with the same values, and scripts look the variable up in the same places.
 */
export function faultOfRenaming(before: Model, after: Model, renamed: Renamed): Refused | null {
  const broken = faultOfTree(before, after.tree, true);
  if (broken !== null) return broken;
  if (
    !isRenamed(before.globals.values, after.globals.values, renamed) ||
    !areSame(headsOf(before), headsOf(after))
  ) {
    return refuse("The arguments before the first FROM would come to something else.");
  }
  if (before.stages.length !== after.stages.length) {
    return refuse("The result would have other stages.");
  }
  for (const [index, stage] of before.stages.entries()) {
    const other = after.stages[index];
    const step = other === undefined ? null : changedStep(before, after, { stage, other, renamed });
    if (step !== null) return refuse(`${titleOf(step)} would come to something else.`);
    if (!isRenamed(valuesOf(before, index), valuesOf(after, index), renamed)) {
      return refuse("A variable would have another value at the end of a stage.");
    }
  }
  return null;
}

type Values = ReadonlyMap<string, string>;

/** True when both say the same, but that the new name may stand for the old one; another variable may go on having that. */
function isRenamed(before: Values, after: Values, { name, newName }: Renamed): boolean {
  const isKept = [...before].every(
    ([each, value]) => after.get(each) === value || (each === name && after.get(newName) === value),
  );
  const isOld = [...after].every(
    ([each, value]) => before.get(each === newName ? name : each) === value,
  );
  return isKept && isOld;
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** With the name that it is to have. */
function called(name: string, renamed: Renamed): string {
  return name === renamed.name ? renamed.newName : name;
}

/** What stages stand on. */
function headsOf({ stages }: Model): readonly string[] {
  return stages.map(({ base }) => base);
}

function valuesOf({ scopes }: Model, index: number): Values {
  const variables = scopes[index]?.variables;
  if (variables === undefined) return new Map();
  return new Map(
    [...variableNames(variables)].map((name) => [name, variableValue(variables, name) ?? ""]),
  );
}

interface StagePair {
  readonly stage: Stage;
  readonly other: Stage;
  readonly renamed: Renamed;
}

function changedStep(
  before: Model,
  after: Model,
  { stage, other, renamed }: StagePair,
): Step | null {
  const settings = settingsOf(before)[stage.index]?.before ?? [];
  const settingsAfter = settingsOf(after)[other.index]?.before ?? [];
  for (const [index, step] of stage.steps.entries()) {
    const stepAfter = other.steps[index];
    const at = settings[index];
    const atAfter = settingsAfter[index];
    if (stepAfter === undefined || at === undefined || atAfter === undefined) return step;
    // A line that was left alone may name another variable of the old name.
    const nameAfter = step.item.raw === stepAfter.item.raw ? renamed.name : renamed.newName;
    const said = wordsOf(step, at, { name: renamed.name, newName: nameAfter });
    const saidAfter = wordsOf(stepAfter, atAfter, { name: nameAfter, newName: nameAfter });
    if (!areSame(said, saidAfter)) return step;
  }
  return null;
}

const SCRIPTS: ReadonlySet<string> = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"]);

/** What an instruction comes to, word by word, with the names that it defines by their new name. */
function wordsOf({ item }: Step, settings: Settings, renamed: Renamed): readonly string[] {
  const instruction = item.instruction.inner ?? item.instruction;
  const flags = instruction.flags.map(
    ({ name, value }) => `--${name}=${value === null ? "" : replaced(settings, value).text}`,
  );
  const head = [item.instruction.name ?? "", instruction.name ?? "", ...flags];
  if (SCRIPTS.has(instruction.name ?? "")) {
    const { names } = scriptUses(item, settings.shell, renamed.name);
    return [...head, ...scriptPieces(item.raw, item.instruction, names)];
  }
  const bodies = item.heredocs.map(({ body, expand }) => {
    const text = item.raw.slice(body.from, body.to);
    return expand ? replaced(settings, text).text : text;
  });
  return [...head, ...ownWords(instruction, settings, renamed), ...bodies];
}

function ownWords(
  { name, args, pairs }: Instruction,
  settings: Settings,
  renamed: Renamed,
): readonly string[] {
  const words = pairs.map(
    ({ key, value }) => `${called(key.text, renamed)}=${replaced(settings, value.text).text}`,
  );
  if (name !== "ARG") return [...words, ...args.map(({ text }) => replaced(settings, text).text)];
  return args.map(({ text }) => {
    const equals = text.indexOf("=");
    if (equals === -1) return called(text, renamed);
    const value = replaced(settings, text.slice(equals + 1)).text;
    return `${called(text.slice(0, equals), renamed)}=${value}`;
  });
}

/** A script with gaps where the variable's name stands. */
function scriptPieces(
  raw: string,
  { rest }: Instruction,
  names: readonly { readonly from: number; readonly to: number }[],
): readonly string[] {
  const pieces: string[] = [];
  let at = rest.from;
  for (const { from, to } of names) {
    pieces.push(raw.slice(at, from));
    at = to;
  }
  return [...pieces, raw.slice(at)];
}
