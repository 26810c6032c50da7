import type { SharedState } from "@stagemap/share";

/** What a build is told from outside, besides its target. */
export interface BuildSettings {
  /** Values given for build arguments, by name, also while the text declares no such argument. */
  readonly arguments: ReadonlyMap<string, string>;
  /** Values given for named contexts, by name, as typed: either may be wrong, and then has no effect. */
  readonly contexts: ReadonlyMap<string, string>;
  /** Where the build runs, as typed: it may be no platform, and then the default counts. Null for the default. */
  readonly buildPlatform: string | null;
  /** What it builds for, in the same way; the default is where it runs. */
  readonly targetPlatform: string | null;
}

export const defaultBuildSettings: BuildSettings = {
  arguments: new Map(),
  contexts: new Map(),
  buildPlatform: null,
  targetPlatform: null,
};

export function isSameBuild(one: BuildSettings, other: BuildSettings): boolean {
  return (
    one === other ||
    (one.buildPlatform === other.buildPlatform &&
      one.targetPlatform === other.targetPlatform &&
      isSameMap(one.arguments, other.arguments) &&
      isSameMap(one.contexts, other.contexts))
  );
}

function isSameMap(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
}

/** The settings as plain data, for the storage. */
export interface StoredBuild {
  readonly arguments: readonly (readonly [string, string])[];
  readonly contexts: readonly (readonly [string, string])[];
  readonly buildPlatform: string | null;
  readonly targetPlatform: string | null;
}

export function storeBuild(settings: BuildSettings): StoredBuild {
  return {
    ...settings,
    arguments: [...settings.arguments],
    contexts: [...settings.contexts],
  };
}

export function linkBuild(settings: BuildSettings): Partial<SharedState> {
  const { buildPlatform, targetPlatform } = settings;
  return {
    buildArguments: settings.arguments,
    namedContexts: settings.contexts,
    ...(buildPlatform !== null && { buildPlatform }),
    ...(targetPlatform !== null && { targetPlatform }),
  };
}

export function buildOfLink(shared: SharedState): BuildSettings {
  const { buildArguments = new Map(), namedContexts = new Map() } = shared;
  const { buildPlatform = null, targetPlatform = null } = shared;
  return { arguments: buildArguments, contexts: namedContexts, buildPlatform, targetPlatform };
}

/** The settings in what the storage held; what is missing or damaged counts as not set. */
export function readBuild(value: unknown): BuildSettings {
  if (typeof value !== "object" || value === null) return defaultBuildSettings;
  // Read as a record of unknowns: every field is checked below.
  const stored = value as Record<keyof StoredBuild, unknown>;
  return {
    arguments: readMap(stored.arguments),
    contexts: readMap(stored.contexts),
    buildPlatform: textOrNull(stored.buildPlatform),
    targetPlatform: textOrNull(stored.targetPlatform),
  };
}

function readMap(value: unknown): ReadonlyMap<string, string> {
  const pairs: readonly unknown[] = Array.isArray(value) ? value : [];
  return new Map(pairs.filter(isPair));
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
