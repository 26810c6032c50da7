import { buildModel, splitArgument } from "@stagemap/model";
import type { Model, Stage, Step } from "@stagemap/model";
import { shellOf } from "@stagemap/shell";
import type { InstructionItem, InstructionName } from "@stagemap/syntax";
import { applyEdits } from "@stagemap/text";
import type { Span, TextEdit } from "@stagemap/text";
import { refuse } from "./plan.ts";
import type { Note, Plan, Reason } from "./plan.ts";
import { faultOfRenaming } from "./rename-variable-certificate.ts";
import { scriptUses } from "./rename-variable-script.ts";
import { replaced, settingsOf } from "./settings.ts";
import { effectsOf } from "./step-effects.ts";
import { modelOfText, optionsOf } from "./text-model.ts";
import { lineOf, titleOf } from "./words.ts";

export interface VariableRenaming {
  readonly name: string;
  readonly newName: string;
  /** Every place that names the variable, definitions included: the name alone, in text order. */
  readonly places: readonly Span[];
}

/**
 * Gives a variable another name, in what defines it and in all that uses it. In scripts it changes what the shell itself replaces, and
 * refuses where nobody can tell. What comes out is read again: every word has to come to the same. Never throws.
 */
export function planRenameVariable(model: Model, renaming: VariableRenaming): Plan {
  const { name, newName } = renaming;
  if (name === newName) return { ok: true, edits: [], notes: [] };
  const fault = nameFault(model, renaming);
  if (fault !== null) return refuse(fault);
  const found = collect(model, renaming);
  if (found.reasons.length > 0) return { ok: false, reasons: found.reasons };
  const { source } = model.tree;
  const edits = found.spans
    .filter((span) => source.slice(span.start, span.end) === name)
    .map((span): TextEdit => ({ span, newText: newName }));
  if (edits.length !== found.spans.length) return refuse("A line break stands inside the name.");
  // Read without what is known of images, as the other one is.
  const before = buildModel(model.tree, optionsOf(model));
  const after = modelOfText(before, applyEdits(source, edits));
  const broken = faultOfRenaming(before, after, renaming);
  if (broken !== null) return broken;
  return { ok: true, edits, notes: notesOf(name, newName, found) };
}

function nameFault(model: Model, { name, newName, places }: VariableRenaming): string | null {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)) {
    return `“${newName}” cannot name a variable: it takes letters, digits and “_”, and no digit comes first.`;
  }
  if (places.length === 0) return "The text has changed: the variable is no longer there.";
  if (model.buildArguments.has(name)) {
    return `A value is given for ${name} for the build, which would no longer reach it: take it away first.`;
  }
  const reserved = [name, newName].find(isReserved);
  if (reserved !== undefined) return `Programs know ${reserved} by that name, BuildKit among them.`;
  const line = lineNaming(model, newName);
  return line === null ? null : `Line ${line} names ${newName} already.`;
}

const PROXIES: ReadonlySet<string> = new Set(
  ["http", "https", "ftp", "no", "all"].flatMap((each) => [
    `${each}_proxy`,
    `${each}_proxy`.toUpperCase(),
  ]),
);

const PLATFORM_NAMES: ReadonlySet<string> = new Set(
  ["BUILD", "TARGET"].flatMap((side) =>
    ["PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT", "STAGE"].map((what) => side + what),
  ),
);

/** Names that BuildKit gives a meaning of its own. */
function isReserved(name: string): boolean {
  const isBuilder = name.startsWith("BUILDKIT_") || name === "SOURCE_DATE_EPOCH" || name === "PATH";
  return isBuilder || PROXIES.has(name) || PLATFORM_NAMES.has(name);
}

/** A line that sets or uses a variable of that name, from 1; null where there is none. */
function lineNaming(model: Model, name: string): number | null {
  const { tree } = model;
  const index = tree.items.findIndex(
    (item) =>
      item.kind === "instruction" &&
      item.raw.includes(name) &&
      namesVariable(item, name, tree.escape),
  );
  return index === -1 ? null : (tree.lines[index] ?? null);
}

function namesVariable(item: InstructionItem, name: string, escape: string): boolean {
  const instruction = item.instruction.inner ?? item.instruction;
  const { pairs, args, flags, name: keyword } = instruction;
  if (keyword === "ENV" && pairs.some(({ key }) => key.text === name)) return true;
  if (keyword === "ARG" && args.some((word) => splitArgument(word).name === name)) return true;
  const values = flags.map(({ value }) => value ?? "");
  const bodies = item.heredocs.map(({ body }) => item.raw.slice(body.from, body.to));
  if (isScript(item)) {
    const { names, doubt } = scriptUses(item, shellOf(null), name);
    return names.length > 0 || doubt !== null || values.some((text) => looksUp(text, name, escape));
  }
  const words = [...args, ...pairs.flatMap(({ key, value }) => [key, value])];
  return [...values, ...bodies, ...words.map(({ text }) => text)].some((text) =>
    looksUp(text, name, escape),
  );
}

function looksUp(text: string, name: string, escape: string): boolean {
  return replaced({ variable: () => undefined, escape }, text).names.includes(name);
}

interface Collected {
  readonly spans: Span[];
  readonly reasons: Reason[];
  readonly defines: Set<InstructionName>;
  /** Steps that may look for the variable by its name, of which nobody knows. */
  readonly suspects: string[];
}

/** What runs only in the container: it knows the environment and no arguments. */
const LATER: ReadonlySet<string> = new Set(["CMD", "ENTRYPOINT", "HEALTHCHECK"]);

function collect(model: Model, renaming: VariableRenaming): Collected {
  const { tree } = model;
  const { name, places } = renaming;
  const found: Collected = { spans: [], reasons: [], defines: new Set(), suspects: [] };
  const byItem = new Map<number, Span[]>();
  for (const place of places) {
    const item = tree.starts.findLastIndex((start) => start <= place.start);
    byItem.set(item, [...(byItem.get(item) ?? []), place]);
  }
  for (const [index, spans] of byItem) {
    const item = tree.items[index];
    if (item?.kind !== "instruction") continue;
    const { name: keyword } = item.instruction;
    const start = tree.starts[index] ?? 0;
    const isDefinition = spans.some((span) => isDefined(item, span.start - start, name));
    if (isDefinition && keyword !== null) found.defines.add(keyword);
  }
  if (found.defines.size === 0) {
    found.reasons.push(
      ...refuse(`No line sets ${name}: it comes from the base image, or from nowhere.`).reasons,
    );
    return found;
  }
  for (const [index, spans] of byItem) {
    const item = tree.items[index];
    if (item?.kind === "instruction" && !isScript(item)) found.spans.push(...spans);
  }
  for (const stage of stagesWith(model, byItem)) {
    for (const step of stage.steps) readStep(model, { stage, step, name, byItem }, found);
  }
  found.spans.sort((a, b) => a.start - b.start);
  return found;
}

function isDefined({ instruction }: InstructionItem, offset: number, name: string): boolean {
  if (instruction.name === "ENV") {
    return instruction.pairs.some(({ key }) => key.from === offset && key.text === name);
  }
  if (instruction.name !== "ARG") return false;
  return instruction.args.some(({ from }) => from === offset);
}

function isScript({ instruction }: InstructionItem): boolean {
  const name = (instruction.inner ?? instruction).name ?? "";
  return name === "RUN" || LATER.has(name);
}

/** Stages that name the variable, and those that are built on one of them. */
function stagesWith(model: Model, byItem: ReadonlyMap<number, unknown>): readonly Stage[] {
  const found = new Set<number>();
  for (const stage of model.stages) {
    const first = model.stageItems[stage.index] ?? 0;
    const base = model.bases[stage.index];
    const isNamed = stage.steps.some(({ itemOffset }) => byItem.has(first + itemOffset));
    const isBuiltOn = base?.kind === "stage" && found.has(base.stage);
    if (isNamed || isBuiltOn) found.add(stage.index);
  }
  return model.stages.filter(({ index }) => found.has(index));
}

interface StepSite {
  readonly stage: Stage;
  readonly step: Step;
  readonly name: string;
  readonly byItem: ReadonlyMap<number, readonly Span[]>;
}

function readStep(model: Model, { stage, step, name, byItem }: StepSite, found: Collected): void {
  const { item, itemOffset } = step;
  if (!isScript(item)) return;
  const keyword = (item.instruction.inner ?? item.instruction).name ?? "";
  const isSeen = keyword === "RUN" || found.defines.has("ENV");
  const number = (model.stageItems[stage.index] ?? 0) + itemOffset;
  const places = byItem.get(number) ?? [];
  const position = stage.steps.indexOf(step);
  const shell = settingsOf(model)[stage.index]?.before[position]?.shell;
  if (!isSeen || shell === undefined) return;
  const start = model.tree.starts[number] ?? 0;
  const refused = (what: string): void => {
    const line = lineOf(model, stage, step);
    const message = `${titleOf(step)} (line ${line}) ${what}.`;
    found.reasons.push({ message, step: step.key, line });
  };
  const { names, doubt } = scriptUses(item, shell, name);
  // Flags are words of BuildKit's own, and stand before the script.
  const scriptStart = start + item.instruction.rest.from;
  const flags = places.filter((place) => place.start < scriptStart);
  const rest = places.filter((place) => place.start >= scriptStart);
  found.spans.push(...flags);
  if (doubt !== null) {
    refused(doubt);
    return;
  }
  const starts = new Set(names.map(({ from }) => start + from));
  const hidden = rest.find((place) => !starts.has(place.start));
  if (hidden !== undefined) {
    refused(`holds “$${name}” where the shell does not replace it: nobody can tell who does`);
    return;
  }
  if (rest.length === 0) {
    if (keyword === "RUN") noteReader(model, { stage, step, name, byItem }, { found, refused });
    // A step above the definition, or one in which the name is the script's own.
    return;
  }
  for (const { from, to } of names) found.spans.push({ start: start + from, end: start + to });
}

/** A program that is known to look for the variable under its name. */
function noteReader(
  model: Model,
  { stage, step, name }: StepSite,
  { found, refused }: { readonly found: Collected; readonly refused: (what: string) => void },
): void {
  const effects = effectsOf(model, stage)[stage.steps.indexOf(step)];
  const reads = effects?.variables.reads ?? [];
  if (reads.some((read) => read.name === name && read.isCertain)) {
    refused(`runs a program that looks for ${name} by its name`);
  } else if (effects !== undefined && effects.unknown.length > 0) {
    found.suspects.push(titleOf(step));
  }
}

function notesOf(name: string, newName: string, { defines, suspects }: Collected): readonly Note[] {
  const notes: Note[] = [];
  if (defines.has("ARG")) {
    const message = `Builds that give a value with --build-arg ${name} have to call it ${newName} from now on.`;
    notes.push({ message });
  }
  if (defines.has("ENV")) {
    notes.push({ message: `What runs in the container finds it as ${newName} from now on.` });
  }
  const [first] = suspects;
  if (first !== undefined) {
    const more = suspects.length === 1 ? "" : ` and ${suspects.length - 1} more`;
    notes.push({ message: `Nobody knows whether ${first}${more} looks for ${name} by its name.` });
  }
  return notes;
}
