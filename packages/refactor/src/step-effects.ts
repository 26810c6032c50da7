import type { Model, Stage, Step } from "@stagemap/model";
import { joinPath } from "@stagemap/shell";
import type { Instruction } from "@stagemap/syntax";
import { ACCOUNTS, certainRead, copyEffects, madeFolders } from "./copy-effects.ts";
import { NO_EFFECTS } from "./effects.ts";
import type { FileEffects, FileSet, StepEffects } from "./effects.ts";
import { isWithin, pathSet } from "./paths.ts";
import { isCommonFolder, runEffects } from "./run-effects.ts";
import type { Alias } from "./run-effects.ts";
import { isNamedUser, replaced, settingsOf } from "./settings.ts";
import type { Settings } from "./settings.ts";

interface StageEffects {
  readonly steps: readonly StepEffects[];
  /** Links that the stage and those below it make. */
  readonly aliases: readonly Alias[];
}

const known = new WeakMap<Model, Map<number, StageEffects>>();

/**
 * What each step of a stage reads and writes, in the order of the steps. Exact for every instruction but RUN, whose programs the shell
 * package's table tells; relative paths count from "/" where only the base image knows the working directory.
 */
export function effectsOf(model: Model, stage: Stage): readonly StepEffects[] {
  return stageEffects(model, stage).steps;
}

function stageEffects(model: Model, stage: Stage): StageEffects {
  const ofModel = known.get(model) ?? new Map<number, StageEffects>();
  known.set(model, ofModel);
  const done = ofModel.get(stage.index);
  if (done !== undefined) return done;
  const settings = settingsOf(model)[stage.index]?.before ?? [];
  const aliases = [...aliasesBelow(model, stage)];
  const read = stage.steps.map((step, index) => {
    const at = settings[index];
    const effects: WithAliases = at === undefined ? NO_EFFECTS : stepEffects(step, at);
    aliases.push(...(effects.aliases ?? []));
    return at === undefined ? effects : withoutCommonFolders(effects, at);
  });
  const steps = aliases.length === 0 ? read : read.map((effects) => withAliases(effects, aliases));
  const found = { steps, aliases };
  ofModel.set(stage.index, found);
  return found;
}

function aliasesBelow(model: Model, stage: Stage): readonly Alias[] {
  const base = model.bases[stage.index];
  if (base?.kind !== "stage" || base.stage >= stage.index) return [];
  const below = model.stages[base.stage];
  return below === undefined ? [] : stageEffects(model, below).aliases;
}

interface WithAliases extends StepEffects {
  readonly aliases?: readonly Alias[];
}

function stepEffects({ item }: Step, settings: Settings): WithAliases {
  const { instruction } = item;
  switch (instruction.name) {
    case "ADD":
    case "COPY":
      return copyEffects(instruction, item, settings);
    case "RUN":
      return runEffects(instruction, item, settings);
    case "WORKDIR":
      return workdirEffects(instruction, settings);
    case "ARG":
    case "ENV":
      return definitionEffects(instruction, settings);
    case "USER":
      return {
        ...NO_EFFECTS,
        variables: namesIn(instruction, settings),
        settings: { reads: [], writes: ["user"] },
      };
    case "SHELL":
      return { ...NO_EFFECTS, settings: { reads: [], writes: ["shell"] } };
    case "CMD":
    case "ENTRYPOINT":
      return {
        ...NO_EFFECTS,
        // In shell form the shell is written into the image with it.
        settings: { reads: instruction.isJson ? [] : ["shell"], writes: [] },
        config: [instruction.name],
      };
    case "LABEL":
      return {
        ...NO_EFFECTS,
        variables: namesIn(instruction, settings),
        config: instruction.pairs.map(({ key }) => `LABEL ${replaced(settings, key.text).text}`),
      };
    case "EXPOSE":
    case "VOLUME":
      // Ports and volumes are a set: their order means nothing.
      return { ...NO_EFFECTS, variables: namesIn(instruction, settings) };
    case "STOPSIGNAL":
    case "HEALTHCHECK":
    case "MAINTAINER":
    case "ONBUILD":
      return {
        ...NO_EFFECTS,
        variables:
          instruction.name === "STOPSIGNAL" ? namesIn(instruction, settings) : NO_EFFECTS.variables,
        config: [instruction.name],
      };
    default:
      return NO_EFFECTS;
  }
}

function workdirEffects(instruction: Instruction, settings: Settings): StepEffects {
  const word = instruction.args[0]?.text ?? "";
  const { text, names } = replaced(settings, word);
  const isRelative = !text.startsWith("/");
  const path = joinPath(settings.directory, text);
  const user = settings.user ?? "";
  return {
    ...NO_EFFECTS,
    files: {
      reads: isNamedUser(user)
        ? ACCOUNTS.map((each) => ({ ...pathSet(each, "node"), isCertain: true }))
        : [],
      writes: [],
      makes: madeFolders(`${path === "/" ? "" : path}/x`, {
        attributes: user === "" ? "root" : user,
        settled: isRelative && settings.isDirectoryMade ? settings.directory : null,
      }),
    },
    variables: { reads: names.map(certainRead), writes: [] },
    // The directory belongs to the user in force.
    settings: { reads: isRelative ? ["directory", "user"] : ["user"], writes: ["directory"] },
  };
}

function definitionEffects(instruction: Instruction, settings: Settings): StepEffects {
  const writes: string[] = [];
  const reads: string[] = [];
  for (const { key, value } of instruction.pairs) {
    const name = replaced(settings, key.text);
    writes.push(name.text);
    reads.push(...name.names, ...replaced(settings, value.text).names);
  }
  if (instruction.name === "ARG") {
    for (const { text } of instruction.args) {
      const equals = text.indexOf("=");
      writes.push(equals === -1 ? text : text.slice(0, equals));
      // Of several, a later one sees those before it; that is all inside this step.
      if (equals !== -1) reads.push(...replaced(settings, text.slice(equals + 1)).names);
    }
  }
  return { ...NO_EFFECTS, variables: { reads: reads.map(certainRead), writes } };
}

function namesIn(instruction: Instruction, settings: Settings): StepEffects["variables"] {
  const words = [
    ...instruction.args,
    ...instruction.pairs.flatMap(({ key, value }) => [key, value]),
  ];
  const names = words.flatMap(({ text }) => replaced(settings, text).names);
  return { reads: [...new Set(names)].map(certainRead), writes: [] };
}

/** Common folders with a mode of their own. */
const UNUSUAL = new Set(["/tmp", "/var/tmp", "/root"]);

/** Nobody makes what is there, and one like it changes nothing. */
function withoutCommonFolders(effects: StepEffects, settings: Settings): StepEffects {
  const { files } = effects;
  const makes = files.makes.filter((each) => {
    const isSame = each.attributes === "root" && !UNUSUAL.has(each.path);
    return (each.isOverwriting && !isSame) || !isCommonFolder(each.path, settings);
  });
  return makes.length === files.makes.length ? effects : { ...effects, files: { ...files, makes } };
}

/** With what is touched through a link counted at its target as well. */
function withAliases(effects: StepEffects, aliases: readonly Alias[]): StepEffects {
  const { reads, writes, makes } = effects.files;
  const files: FileEffects = {
    reads: reads.flatMap((set) => throughLinks(set, aliases)),
    writes: writes.flatMap((set) => throughLinks(set, aliases)),
    makes: makes.flatMap((set) =>
      throughLinks({ ...set, isCertain: true }, aliases).map((each) => ({
        ...each,
        attributes: set.attributes,
        isOverwriting: set.isOverwriting,
      })),
    ),
  };
  return { ...effects, files };
}

function throughLinks(set: FileSet, aliases: readonly Alias[]): FileSet[] {
  const found = [set];
  for (const { path, target } of aliases) {
    if (!isWithin(set.path, path) || path === target) continue;
    found.push({
      ...pathSet(target + set.path.slice(path.length), set.scope),
      isCertain: set.isCertain,
    });
  }
  return found;
}
