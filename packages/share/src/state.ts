import type { SharedChanges } from "./changes.ts";
import { packChanges, packSeconds, unpackChanges, unpackSeconds } from "./changes.ts";
import type { SharedFiles } from "./files.ts";
import { packFiles, unpackFiles } from "./files.ts";
import type { SharedLesson } from "./lesson.ts";
import { unpackLesson } from "./lesson.ts";
import { isPairs } from "./lists.ts";
import type { SharedRuleSettings } from "./rule-settings.ts";
import { packRuleSettings, unpackRuleSettings } from "./rule-settings.ts";
import type { SharedSizes } from "./sizes.ts";
import { packSizes, unpackSizes } from "./sizes.ts";
import type { SharedWeights } from "./weights.ts";
import { packWeights, unpackWeights } from "./weights.ts";

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
  /** The text of the .dockerignore; left out when there is none. */
  readonly dockerignore?: string;
  /** The files of the build context; left out when none were given. */
  readonly files?: SharedFiles;
  /** What is picked as changed since the last build; left out when nothing is. */
  readonly changes?: SharedChanges;
  /** Measured seconds by the key of the step; left out when there are none. */
  readonly seconds?: Readonly<Record<string, number>>;
  /** How often things change; left out for what is usual. */
  readonly weights?: SharedWeights;
  /** Sizes that were measured; left out when there are none. */
  readonly sizes?: SharedSizes;
  /** The lesson that the document belongs to; left out when it belongs to none. */
  readonly lesson?: SharedLesson;
  /** The earlier text that the Dockerfile is set against; left out when it is against none. */
  readonly compareWith?: string;
  /** The side panel to open with, as the app names it; left out when the link opens none. */
  readonly panel?: string;
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
  const { dockerignore, files, changes, seconds, weights, sizes, lesson, panel, compareWith } =
    state;
  return JSON.stringify({
    d: dockerfile,
    ...(target === null ? {} : { t: target }),
    ...pairsOf("a", buildArguments),
    ...(buildPlatform === undefined ? {} : { b: buildPlatform }),
    ...(targetPlatform === undefined ? {} : { p: targetPlatform }),
    ...pairsOf("c", namedContexts),
    ...unlessEmpty("r", packRuleSettings(state.ruleSettings ?? {})),
    ...(dockerignore === undefined ? {} : { i: dockerignore }),
    ...(files === undefined ? {} : { f: packFiles(files) }),
    ...unlessEmpty("s", packChanges(changes ?? {})),
    ...unlessEmpty("m", packSeconds(seconds ?? {})),
    ...(weights === undefined ? {} : { w: packWeights(weights) }),
    ...(lesson === undefined ? {} : { l: lesson }),
    ...(sizes === undefined ? {} : unlessEmpty("z", packSizes(sizes))),
    ...(panel === undefined ? {} : { v: panel }),
    ...(compareWith === undefined ? {} : { o: compareWith }),
  });
}

function unlessEmpty(key: "r" | "s" | "m" | "z", value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
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
  // Read as a record of unknowns: every field is checked below.
  const {
    d,
    t = null,
    a = [],
    c = [],
    b,
    p,
    i,
    v,
    o,
    ...packed
  } = value as Record<string, unknown>;
  const parts = readParts(packed);
  if (typeof d !== "string" || (t !== null && typeof t !== "string")) return null;
  if (!isPairs(a) || !isPairs(c) || parts === null) return null;
  if (!isOptionalText(b) || !isOptionalText(p) || !isOptionalText(i) || !isOptionalText(v))
    return null;
  if (!isOptionalText(o)) return null;
  return {
    dockerfile: d,
    target: t,
    ...(a.length === 0 ? {} : { buildArguments: new Map(a) }),
    ...(b === undefined ? {} : { buildPlatform: b }),
    ...(p === undefined ? {} : { targetPlatform: p }),
    ...(c.length === 0 ? {} : { namedContexts: new Map(c) }),
    ...(i === undefined ? {} : { dockerignore: i }),
    ...(v === undefined ? {} : { panel: v }),
    ...(o === undefined ? {} : { compareWith: o }),
    ...parts,
  };
}

type Parts = Pick<
  SharedState,
  "ruleSettings" | "files" | "changes" | "seconds" | "weights" | "lesson" | "sizes"
>;

/** The parts that have a form of their own; null when one is not in it. */
function readParts({ r = {}, f, s = {}, m = [], w, l, z }: Record<string, unknown>): Parts | null {
  const ruleSettings = unpackRuleSettings(r);
  const files = f === undefined ? undefined : unpackFiles(f);
  const changes = unpackChanges(s);
  const seconds = unpackSeconds(m);
  const weights = w === undefined ? undefined : unpackWeights(w);
  if (ruleSettings === null || files === null || changes === null) return null;
  const lesson = l === undefined ? undefined : unpackLesson(l);
  const sizes = z === undefined ? undefined : unpackSizes(z);
  if (seconds === null || weights === null || lesson === null || sizes === null) return null;
  return {
    ...(Object.keys(ruleSettings).length === 0 ? {} : { ruleSettings }),
    ...(files === undefined ? {} : { files }),
    ...(Object.keys(changes).length === 0 ? {} : { changes }),
    ...(Object.keys(seconds).length === 0 ? {} : { seconds }),
    ...(weights === undefined ? {} : { weights }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(sizes === undefined ? {} : { sizes }),
  };
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
