import type { SyntaxTree } from "@stagemap/syntax";
import { hasSameValues, isSameScope, readGlobalScope } from "./global-scope.ts";
import type { GlobalInput, GlobalScope } from "./global-scope.ts";
import { resolveGraph } from "./graph.ts";
import type { ImageReference } from "./image-reference.ts";
import { createStageKeys } from "./keys.ts";
import { readNamedContexts } from "./named-contexts.ts";
import type { NamedContexts } from "./named-contexts.ts";
import { DEFAULT_PLATFORM } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { collectProblems } from "./problems.ts";
import type { ImageNames } from "./resolution.ts";
import { readScope } from "./stage-scope.ts";
import type { ImageEnvironment, StageScope } from "./stage-scope.ts";
import { readStage, stageName } from "./stage.ts";
import type { Model, Origin, Stage, StageKey } from "./types.ts";

export interface ModelOptions {
  /** The key of the stage to build; null builds the last. It is the value of TARGETSTAGE. */
  readonly target: StageKey | null;
  /** Values given with --build-arg. */
  readonly buildArguments?: ReadonlyMap<string, string>;
  /** Where the build runs; linux/amd64 when absent. */
  readonly buildPlatform?: Platform;
  /** What it builds for; the build platform when absent. */
  readonly targetPlatform?: Platform;
  /** What an image sets beside PATH; nothing when absent, as in BuildKit's own tests. Must answer the same each time. */
  readonly environmentOf?: (image: ImageReference) => ImageEnvironment;
  /**
   * Values given with --build-context. With a map, also an empty one, names are looked up as `docker build` does; when absent, as
   * by the builder alone, which looks up none and so refuses no stage for a name that no context can have.
   */
  readonly namedContexts?: ReadonlyMap<string, string>;
}

const NO_ENVIRONMENT: ImageEnvironment = new Map();
const NO_IMAGES: ImageNames = new Map();
const NO_ARGUMENTS: ReadonlyMap<string, string> = new Map();

/**
 * What the tree's Dockerfile means. With the model of an earlier version, stages whose text and scope did not change are the
 * same objects. Never throws: what BuildKit would refuse stands among the problems, and the rest is there all the same.
 */
export function buildModel(tree: SyntaxTree, options: ModelOptions, previous?: Model): Model {
  const buildArguments = options.buildArguments ?? NO_ARGUMENTS;
  const buildPlatform = options.buildPlatform ?? DEFAULT_PLATFORM;
  const stageItems: number[] = [];
  for (let index = 0; index < tree.items.length; index++) {
    const item = tree.items[index];
    if (item?.kind === "instruction" && item.instruction.name === "FROM") stageItems.push(index);
  }
  const firstFrom = stageItems[0] ?? tree.items.length;
  const globalInput: GlobalInput = {
    tree,
    firstFrom,
    targetStage: options.target ?? lastStageName(tree, stageItems) ?? "default",
    buildArguments,
    buildPlatform,
    targetPlatform: options.targetPlatform ?? buildPlatform,
  };
  const read = readGlobalScope(globalInput);
  const globals =
    previous !== undefined && isSameScope(previous.globals, read) ? previous.globals : read;
  const defaults =
    buildArguments.size === 0
      ? globals
      : readGlobalScope({ ...globalInput, buildArguments: NO_ARGUMENTS });
  stageItems.push(tree.items.length);
  const reusable = previous !== undefined && canReuse(previous, globals, tree) ? previous : null;
  const stages = readStages(tree, stageItems, globals, reusable);
  const namedContexts = contextsOf(options, previous);
  const knownImages = previous?.images ?? NO_IMAGES;
  const graph = resolveGraph({ tree, stages, stageItems, knownImages, namedContexts });
  const { bases, problems: graphProblems } = graph;
  const scopes = readScopes({
    stages,
    bases,
    replaced: graph.replaced,
    globals,
    buildArguments,
    environmentOf: options.environmentOf ?? knowNothing,
    tree,
    reusable: reusable?.namedContexts === namedContexts ? reusable : null,
  });
  const problems = collectProblems({
    tree,
    globals,
    stages,
    stageItems,
    scopes,
    buildArguments,
    namedContexts,
    graphProblems,
  });
  return {
    tree,
    globals,
    defaults,
    buildArguments,
    namedContexts,
    stages,
    stageItems,
    scopes,
    ...graph,
    problems,
  };
}

function contextsOf(
  { namedContexts: given }: ModelOptions,
  previous: Model | undefined,
): NamedContexts | null {
  if (given === undefined) return null;
  const known = previous?.namedContexts;
  return known?.given === given ? known : readNamedContexts(given);
}

function lastStageName(tree: SyntaxTree, stageItems: readonly number[]): string | null {
  const item = tree.items[stageItems.at(-1) ?? -1];
  return item?.kind === "instruction" ? stageName(item.instruction) : null;
}

function canReuse(previous: Model, globals: GlobalScope, tree: SyntaxTree): boolean {
  return previous.tree.escape === tree.escape && hasSameValues(previous.globals, globals);
}

function readStages(
  tree: SyntaxTree,
  stageItems: readonly number[],
  globals: GlobalScope,
  reusable: Model | null,
): Stage[] {
  const known = new Map(reusable?.stages.map((stage) => [stage.from, stage]));
  const keyOf = createStageKeys();
  const stages: Stage[] = [];
  for (let index = 0; index < stageItems.length - 1; index++) {
    const start = stageItems[index] ?? 0;
    const end = stageItems[index + 1] ?? start;
    const from = tree.items[start];
    if (from?.kind !== "instruction") continue;
    const name = stageName(from.instruction);
    const key = keyOf(name, index);
    const old = known.get(from);
    const isSame =
      old !== undefined &&
      old.key === key &&
      old.index === index &&
      reusable !== null &&
      hasSameItems(reusable, index, { tree, start, end });
    if (isSame) stages.push(old);
    else stages.push(readStage({ key, index, name, from, tree, start, end, globals }));
  }
  return stages;
}

/** True when stage number `index` of the old model has the very items `start`–`end` of the new tree. */
function hasSameItems(
  { tree: oldTree, stageItems }: Model,
  index: number,
  { tree, start, end }: { tree: SyntaxTree; start: number; end: number },
): boolean {
  const oldStart = stageItems[index] ?? 0;
  if ((stageItems[index + 1] ?? 0) - oldStart !== end - start) return false;
  for (let offset = 0; offset < end - start; offset++) {
    if (oldTree.items[oldStart + offset] !== tree.items[start + offset]) return false;
  }
  return true;
}

interface ScopesInput {
  readonly stages: readonly Stage[];
  readonly bases: readonly Origin[];
  readonly replaced: ReadonlySet<number>;
  readonly globals: GlobalScope;
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly environmentOf: (image: ImageReference) => ImageEnvironment;
  readonly tree: SyntaxTree;
  readonly reusable: Model | null;
}

function knowNothing(): ImageEnvironment {
  return NO_ENVIRONMENT;
}

/** A stage is read after the one it is built on, which always stands above it. */
function readScopes(input: ScopesInput): StageScope[] {
  const { stages, bases, replaced, globals, buildArguments, environmentOf, tree, reusable } = input;
  const isSameOutside = reusable?.buildArguments === buildArguments;
  const { escape } = tree;
  const hasDevices = isOfLabs(tree);
  const scopes: StageScope[] = [];
  for (const stage of stages) {
    const origin = bases[stage.index];
    const base = (origin?.kind === "stage" ? scopes[origin.stage] : undefined) ?? null;
    const old = isSameOutside ? reusable?.scopes[stage.index] : undefined;
    if (old !== undefined && old.stage === stage && old.base === base) {
      scopes.push(old);
      continue;
    }
    const image = imageOf(origin);
    const imageEnvironment = image === null ? NO_ENVIRONMENT : environmentOf(image);
    const isReplaced = replaced.has(stage.index);
    // What a named context replaces does not run, but whoever looks for the stage's scope finds it by the stage.
    const run = isReplaced ? { ...stage, steps: [] } : stage;
    const scope = readScope({
      stage: run,
      base,
      imageEnvironment,
      globals,
      buildArguments,
      escape,
      hasDevices,
    });
    scopes.push(isReplaced ? { ...scope, stage } : scope);
  }
  return scopes;
}

/** The image whose variables a stage starts with. */
function imageOf(origin: Origin | undefined): ImageReference | null {
  if (origin?.kind === "image") return origin.reference;
  if (origin?.kind !== "named-context") return null;
  const { source } = origin.context;
  return source.kind === "image" ? source.reference : null;
}

/** True when `# syntax=` asks for a frontend of the labs channel. */
function isOfLabs({ items }: SyntaxTree): boolean {
  for (const item of items) {
    if (item.kind !== "directive") return false;
    if (item.name === "syntax") return item.value.text.includes("labs");
  }
  return false;
}
