/** What a build is told from outside, besides its target. */
export interface BuildSettings {
  /** Values given for build arguments, by name, also while the text declares no such argument. */
  readonly arguments: ReadonlyMap<string, string>;
  /** Where the build runs, as typed: it may be no platform, and then the default counts. Null for the default. */
  readonly buildPlatform: string | null;
  /** What it builds for, in the same way; the default is where it runs. */
  readonly targetPlatform: string | null;
}

export const defaultBuildSettings: BuildSettings = {
  arguments: new Map(),
  buildPlatform: null,
  targetPlatform: null,
};

export function isSameBuild(one: BuildSettings, other: BuildSettings): boolean {
  return (
    one === other ||
    (one.buildPlatform === other.buildPlatform &&
      one.targetPlatform === other.targetPlatform &&
      one.arguments.size === other.arguments.size &&
      [...one.arguments].every(([name, value]) => other.arguments.get(name) === value))
  );
}

/** The settings as plain data, for the storage. */
export interface StoredBuild {
  readonly arguments: readonly (readonly [string, string])[];
  readonly buildPlatform: string | null;
  readonly targetPlatform: string | null;
}

export function storeBuild(settings: BuildSettings): StoredBuild {
  return { ...settings, arguments: [...settings.arguments] };
}

/** The settings in what the storage held; what is missing or damaged counts as not set. */
export function readBuild(value: unknown): BuildSettings {
  if (typeof value !== "object" || value === null) return defaultBuildSettings;
  // Read as a record of unknowns: every field is checked below.
  const stored = value as Record<keyof StoredBuild, unknown>;
  const pairs: readonly unknown[] = Array.isArray(stored.arguments) ? stored.arguments : [];
  return {
    arguments: new Map(pairs.filter(isPair)),
    buildPlatform: textOrNull(stored.buildPlatform),
    targetPlatform: textOrNull(stored.targetPlatform),
  };
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
