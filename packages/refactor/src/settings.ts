import { variableValue } from "@stagemap/model";
import type { Model, Origin, Stage, StageScope } from "@stagemap/model";
import { isWindowsImage, joinPath, shellOf } from "@stagemap/shell";
import type { Shell } from "@stagemap/shell";
import { expand, isPlainWord } from "@stagemap/syntax";
import type { Expansion, Instruction } from "@stagemap/syntax";

/** What holds where a step runs. */
export interface Settings {
  /** Absolute; "/" where only the base image knows. */
  readonly directory: string;
  /** True when a WORKDIR, here or in a stage below, has set and so made the directory. */
  readonly isDirectoryMade: boolean;
  /** As USER says; null when only the base image knows. */
  readonly user: string | null;
  readonly shell: Shell;
  /** A variable of ARG or ENV; undefined when it is not set, as far as is known. */
  readonly variable: (name: string) => string | undefined;
  /** True on nothing: there are no directories yet. */
  readonly isScratch: boolean;
  readonly escape: string;
}

/** The settings before each step of a stage, and at its end. */
export interface StageSettings {
  readonly before: readonly Settings[];
  readonly end: Settings;
}

const known = new WeakMap<Model, readonly StageSettings[]>();

/** The settings of every stage, by its number, worked out once for a model. */
export function settingsOf(model: Model): readonly StageSettings[] {
  const done = known.get(model);
  if (done !== undefined) return done;
  const found: StageSettings[] = [];
  for (const stage of model.stages) found.push(readStage(model, stage, found));
  known.set(model, found);
  return found;
}

function readStage(model: Model, stage: Stage, above: readonly StageSettings[]): StageSettings {
  const base = model.bases[stage.index];
  const scope = model.scopes[stage.index];
  const below = base?.kind === "stage" ? above[base.stage]?.end : undefined;
  let settings = below ?? startOf(model, stage, base);
  if (scope !== undefined) settings = { ...settings, variable: startLookUp(scope, below ?? null) };
  for (const { instruction } of base?.kind === "stage"
    ? (model.stages[base.stage]?.triggers ?? [])
    : []) {
    settings = after(settings, instruction);
  }
  const before: Settings[] = [];
  for (const { item, itemOffset } of stage.steps) {
    before.push(settings);
    settings = after(settings, item.instruction);
    if (item.instruction.name === "ARG") settings = withArguments(settings, scope, itemOffset);
  }
  return { before, end: settings };
}

function startOf(model: Model, stage: Stage, base: Origin | undefined): Settings {
  return {
    directory: "/",
    isDirectoryMade: false,
    user: null,
    shell: shellOf(null, { isWindows: isWindowsImage(stage.base) }),
    variable: () => undefined,
    isScratch: base?.kind === "scratch",
    escape: model.tree.escape,
  };
}

/** What the base gives; of names that the stage sets itself, the scope knows only what they come to at the end. */
function startLookUp(
  { variables, observations }: StageScope,
  below: Settings | null,
): Settings["variable"] {
  const own = new Set(
    observations.flatMap((each) => (each.kind === "definition" ? [each.name] : [])),
  );
  return (name) => {
    if (!own.has(name)) return variableValue(variables, name);
    return below?.variable(name);
  };
}

/** The settings behind an instruction. */
function after(settings: Settings, instruction: Instruction): Settings {
  const { name, args, pairs } = instruction;
  const [first] = args;
  switch (name) {
    case "WORKDIR": {
      const path = first === undefined ? "" : replaced(settings, first.text).text;
      return { ...settings, directory: joinPath(settings.directory, path), isDirectoryMade: true };
    }
    case "USER":
      return first === undefined
        ? settings
        : { ...settings, user: replaced(settings, first.text).text };
    case "SHELL":
      return { ...settings, shell: shellOf(args.map(({ text }) => text)) };
    case "ENV": {
      const values = new Map(
        pairs.map(({ key, value }) => [
          replaced(settings, key.text).text,
          replaced(settings, value.text).text,
        ]),
      );
      const { variable } = settings;
      return { ...settings, variable: (each) => values.get(each) ?? variable(each) };
    }
    default:
      return settings;
  }
}

function withArguments(
  settings: Settings,
  scope: StageScope | undefined,
  itemOffset: number,
): Settings {
  const values = new Map<string, string>();
  for (const { name, value, itemOffset: offset } of scope?.declarations ?? []) {
    if (offset === itemOffset && value !== null) values.set(name, value);
  }
  const { variable } = settings;
  return { ...settings, variable: (each) => values.get(each) ?? variable(each) };
}

/** A text with its variables replaced, and the names that it looks up. A text that cannot be read stays as it is. */
export function replaced(
  { variable, escape }: Pick<Settings, "variable" | "escape">,
  text: string,
): { readonly text: string; readonly names: readonly string[] } {
  if (isPlainWord(text)) return { text, names: [] };
  const result: Expansion = expand(text, { escape, lookUp: variable });
  if (!result.ok) return { text, names: namesIn(text) };
  return { text: result.text, names: [...result.matched, ...result.unmatched] };
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
}

/** The home directories of whoever runs a step. */
export function homesOf({ user, variable }: Settings): readonly string[] {
  const home = variable("HOME");
  if (home?.startsWith("/") === true) return [joinPath("/", home)];
  const name = user?.split(":")[0] ?? null;
  if (name === "root" || name === "0") return ["/root"];
  if (name === null || /^\d*$/.test(name)) return ["/root", "/home/*"];
  return [`/home/${name}`, `/var/lib/${name}`, `/opt/${name}`];
}

/** True for a user that a file of the image has to name. */
export function isNamedUser(user: string): boolean {
  return user !== "" && !/^(?:root|\d+)(?::(?:root|\d+))?$/.test(user);
}
