import type { Origin } from "@stagemap/model";
import type { Delta } from "./context-changes.ts";
import { deltaText } from "./context-changes.ts";
import { contentOf } from "./contents.ts";
import type { Chain } from "./contents.ts";
import type { Intern } from "./interner.ts";
import { originText } from "./origins.ts";
import type { Input, Plan, StagePlan, Vertex } from "./plan.ts";
import type { Selection } from "./selection.ts";
import type { OutputChoice } from "./types.ts";

/** What a build's keys depend on beside its plan. */
export interface KeyContext {
  readonly intern: Intern;
  readonly plan: Plan;
  readonly needed: ReadonlySet<number>;
  /** What of the context differs from the build before; empty for that build itself. */
  readonly deltas: readonly Delta[];
  readonly isMoved: (origin: Origin) => boolean;
  readonly isFetchedAnew: (url: string) => boolean;
  readonly ignoresCache: (stage: StagePlan) => boolean;
  /** The keys in the cache; null for a build that fills it. */
  readonly cache: ReadonlySet<number> | null;
  /** What a step puts out that runs again. Unknown counts as `unknownAs`. */
  readonly outputOf: (vertex: Vertex | null) => OutputChoice;
  readonly unknownAs: "identical" | "different";
  /** What the same stage was before; undefined when there was none. */
  readonly before: (stage: number) => StageKeys | undefined;
  /** Keys of what selections take from the context, by their text. */
  readonly taken: Map<string, number>;
}

/** What became of a vertex in one build. */
export interface VertexKey {
  /** Null for what has no key. */
  readonly key: number | null;
  readonly isHit: boolean;
  /** What each of its inputs holds. */
  readonly inputs: readonly number[];
}

export interface StageKeys {
  /** Of what the stage is built on. */
  readonly start: number;
  readonly vertices: readonly VertexKey[];
  /** Of the stage as a whole. */
  readonly end: number;
  readonly chain: Chain;
  /** All that may have written anything, as one number. */
  readonly opaque: number;
}

export interface Keys {
  /** For each stage; null for those that are not needed. */
  readonly stages: readonly (StageKeys | null)[];
  readonly all: ReadonlySet<number>;
}

/**
 * The cache keys of a build (buildkit docs/dev/solver.md): a step's key is its own definition with the keys of what it builds on,
 * and the contents of what it copies or mounts.
 */
export function computeKeys(context: KeyContext): Keys {
  const stages: (StageKeys | null)[] = [];
  const all = new Set<number>();
  for (const [index, stage] of context.plan.stages.entries()) {
    const keys = context.needed.has(index) ? stageKeys(context, stage, stages) : null;
    stages.push(keys);
    for (const { key } of keys?.vertices ?? []) if (key !== null) all.add(key);
  }
  return { stages, all };
}

type Built = readonly (StageKeys | null)[];

function stageKeys(context: KeyContext, stage: StagePlan, built: Built): StageKeys {
  const { intern, cache } = context;
  const { base, platform, vertices, line } = stage;
  const before = context.before(stage.stage.index);
  const below = base.kind === "stage" ? (built[base.stage] ?? null) : null;
  const unedited = below?.end ?? originKey(context, base, platform);
  const start = stage.isEdited ? intern(["edited", unedited]) : unedited;
  const chain: Chain = {
    below: below?.chain ?? null,
    entries: [],
    opaque: [],
    hasKnownDifference: false,
    hasMisses: false,
    before: before?.opaque,
  };
  if (below === null) {
    const isMiss = cache !== null && start !== before?.start;
    noteBase(context, chain, { start, base, isMiss });
  } else {
    chain.opaque.push(...below.chain.opaque);
    chain.hasKnownDifference = below.chain.hasKnownDifference;
    chain.hasMisses = below.chain.hasMisses;
  }
  const ignoresCache = context.ignoresCache(stage);
  const keys: VertexKey[] = [];
  let state = start;
  for (const [index, vertex] of vertices.entries()) {
    if (vertex.kind === "config") {
      keys.push(NO_KEY);
      continue;
    }
    const inputs = vertex.inputs.map((input) => inputKey(context, input, built));
    const own = [vertex.definition, variablesKey(context, vertex), ...inputs];
    const isForced = ignoresCache && vertex.kind !== "workdir";
    let key = intern(vertex.isLink ? ["link", ...own] : ["step", state, ...own]);
    // A step that is forced to run gives those behind it no key that the cache could know.
    if (isForced) key = intern(["forced", line, index, key]);
    const isHit = cache?.has(key) ?? false;
    state = vertex.isLink ? intern(["merge", state, key]) : key;
    keys.push({ key, isHit, inputs });
    note(context, chain, { vertex, key, inputs, isMiss: cache !== null && !isHit });
  }
  return { start, vertices: keys, end: state, chain, opaque: intern(["opaque", ...chain.opaque]) };
}

const NO_KEY: VertexKey = { key: null, isHit: true, inputs: [] };

interface Ran {
  readonly vertex: Vertex;
  readonly key: number;
  readonly inputs: readonly number[];
  readonly isMiss: boolean;
}

/** Notes what a step leaves in its stage's files. */
function note(context: KeyContext, chain: Chain, { vertex, key, inputs, isMiss }: Ran): void {
  if (vertex.kind !== "run") {
    chain.entries.push({ vertex, symbol: context.intern([vertex.definition, ...inputs]) });
    return;
  }
  chain.opaque.push(key);
  if (!isMiss) return;
  chain.hasMisses = true;
  if (choiceOf(context, vertex) === "different") chain.hasKnownDifference = true;
}

function choiceOf(context: KeyContext, vertex: Vertex | null): "identical" | "different" {
  const choice = context.outputOf(vertex);
  return choice === "unknown" ? context.unknownAs : choice;
}

/** An image's files are as little known as what a RUN puts out: another image may hold the same ones. */
function noteBase(
  context: KeyContext,
  chain: Chain,
  { start, base, isMiss }: { start: number; base: Origin; isMiss: boolean },
): void {
  if (base.kind !== "scratch") chain.opaque.push(start);
  if (!isMiss) return;
  chain.hasMisses = true;
  if (choiceOf(context, null) === "different") chain.hasKnownDifference = true;
}

/** RUN sees every variable in scope, used or not, in this order. */
function variablesKey({ intern }: KeyContext, { kind, variables }: Vertex): number {
  if (kind !== "run" || variables.size === 0) return -1;
  const pairs: string[] = [];
  for (const [name, { value }] of variables) pairs.push(`${name}=${value}`);
  return intern(pairs);
}

function inputKey(context: KeyContext, input: Input, built: Built): number {
  const { intern } = context;
  switch (input.kind) {
    case "remote": {
      const isAnew = !input.isPinned && context.isFetchedAnew(input.url);
      return intern(["remote", input.url, isAnew ? "anew" : ""]);
    }
    case "context":
      return contextKey(context, input.selection);
    case "origin": {
      const { origin, selection } = input;
      if (origin.kind !== "stage") return imageContent(context, origin, selection.text);
      const chain = built[origin.stage]?.chain;
      if (chain === undefined) return intern(["none"]);
      return intern(["taken", selection.text, contentOf(chain, selection, context)]);
    }
  }
}

function contextKey({ intern, deltas, taken }: KeyContext, selection: Selection): number {
  const known = taken.get(selection.text);
  if (known !== undefined) return known;
  const parts = ["context", selection.text];
  for (const delta of deltas) if (selection.takes(delta.path)) parts.push(deltaText(delta));
  const key = intern(parts);
  taken.set(selection.text, key);
  return key;
}

function imageContent(context: KeyContext, origin: Origin, text: string): number {
  const isSame = choiceOf(context, null) === "identical";
  const moved = context.isMoved(origin) && !isSame ? 1 : 0;
  return context.intern(["taken", text, originText(origin), moved]);
}

/** An image counts by what it holds, which another name or another platform changes as far as anybody can tell. */
function originKey(context: KeyContext, origin: Origin, platform: string): number {
  // Nothing is the same on every platform.
  if (origin.kind === "scratch") return context.intern(["scratch"]);
  const moved = context.isMoved(origin) ? 1 : 0;
  return context.intern(["origin", originText(origin), platform, moved]);
}
