import type { SharedRuleSettings } from "./rule-settings.ts";
import { packRuleSettings, unpackRuleSettings } from "./rule-settings.ts";

/**
 * What a link carries. A part that joins later is a property that every older link leaves out, so it needs a value that
 * means "not in the link"; the reader of version 1 ignores keys that it does not know.
 */
export interface SharedState {
  readonly dockerfile: string;
  /** The chosen target as the app names it; null when the link chooses none. */
  readonly target: string | null;
  /** Values given for build arguments, by name; left out when there are none. */
  readonly buildArguments?: ReadonlyMap<string, string>;
  /** Where the build runs; left out when it is the default. */
  readonly buildPlatform?: string;
  /** What it builds for; left out when it is the default. */
  readonly targetPlatform?: string;
  /** Values given for named contexts, by name; left out when there are none. */
  readonly namedContexts?: ReadonlyMap<string, string>;
  /** What is wanted of the checks; left out when everything is at its default. */
  readonly ruleSettings?: SharedRuleSettings;
}

/** What a link holds, or why it cannot be opened. */
export type DecodeResult = { readonly ok: true; readonly state: SharedState } | DecodeFailure;

export interface DecodeFailure {
  readonly ok: false;
  /**
   * "empty": nothing after the "#". "not-a-link": something that no version of the codec wrote, such as an anchor.
   * "unknown-version": written by a version that this one does not know. "damaged": cut off or changed on its way.
   * "too-large": longer than any link that opens, or inflating to more than the cap.
   */
  readonly code: "empty" | "not-a-link" | "unknown-version" | "damaged" | "too-large";
  /** For the user: what is wrong and what to do. */
  readonly message: string;
}

/** The state as the JSON text inside a version 1 link. Short keys, because they are in every link. */
export function writeState(state: SharedState): string {
  const { dockerfile, target, buildArguments, buildPlatform, targetPlatform, namedContexts } =
    state;
  const rules = packRuleSettings(state.ruleSettings ?? {});
  return JSON.stringify({
    d: dockerfile,
    ...(target === null ? {} : { t: target }),
    ...pairsOf("a", buildArguments),
    ...(buildPlatform === undefined ? {} : { b: buildPlatform }),
    ...(targetPlatform === undefined ? {} : { p: targetPlatform }),
    ...pairsOf("c", namedContexts),
    ...(Object.keys(rules).length === 0 ? {} : { r: rules }),
  });
}

function pairsOf(key: "a" | "c", values: ReadonlyMap<string, string> | undefined): object {
  return values === undefined || values.size === 0 ? {} : { [key]: [...values].toSorted(byName) };
}

/** In whatever order they were given, equal values make equal links. */
function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

/** The state in the JSON text of a version 1 link; null when it is no JSON or a known key has a value of the wrong type. */
export function readState(json: string): SharedState | null {
  const value = parseJson(json);
  if (typeof value !== "object" || value === null) return null;
  const dockerfile = "d" in value ? value.d : null;
  const target = "t" in value ? value.t : null;
  const pairs = "a" in value ? value.a : [];
  const contexts = "c" in value ? value.c : [];
  const buildPlatform = "b" in value ? value.b : undefined;
  const targetPlatform = "p" in value ? value.p : undefined;
  const ruleSettings = unpackRuleSettings("r" in value ? value.r : {});
  if (typeof dockerfile !== "string" || (target !== null && typeof target !== "string"))
    return null;
  if (!isPairs(pairs) || !isPairs(contexts)) return null;
  if (!isOptionalText(buildPlatform) || !isOptionalText(targetPlatform)) return null;
  if (ruleSettings === null) return null;
  return {
    dockerfile,
    target,
    ...(pairs.length === 0 ? {} : { buildArguments: new Map(pairs) }),
    ...(buildPlatform === undefined ? {} : { buildPlatform }),
    ...(targetPlatform === undefined ? {} : { targetPlatform }),
    ...(contexts.length === 0 ? {} : { namedContexts: new Map(contexts) }),
    ...(Object.keys(ruleSettings).length === 0 ? {} : { ruleSettings }),
  };
}

function isPairs(value: unknown): value is readonly [string, string][] {
  return Array.isArray(value) && value.every(isPair);
}

function isPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string")
  );
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
