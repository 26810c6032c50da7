import { isPairs, isTexts, known, limited } from "./lists.ts";

const severities = ["error", "warning", "info", "style"] as const;
const labelTypes = ["text", "url", "spdx", "hash", "rfc3339", "semver", "email"] as const;

/** What a project wants of the checks. What is left out is at its default. */
export interface SharedRuleSettings {
  /** Ids of rules that stay silent. */
  readonly ignored?: readonly string[];
  /** The last one of a rule counts. */
  readonly overrides?: readonly SharedOverride[];
  readonly trustedRegistries?: readonly string[];
  readonly labelSchema?: readonly SharedLabel[];
  readonly isLabelSchemaStrict?: boolean;
  readonly isIgnorePragmaOff?: boolean;
  readonly isPinningOff?: boolean;
  readonly failureThreshold?: (typeof severities)[number];
  readonly isNeverFailing?: boolean;
  readonly format?: string | null;
}

interface SharedOverride {
  readonly rule: string;
  readonly severity: (typeof severities)[number];
}

interface SharedLabel {
  readonly name: string;
  readonly type: (typeof labelTypes)[number];
}

const mostCharacters = 300;

/** The settings as plain data with short keys, as links and drafts hold them; empty when nothing is set. */
export function packRuleSettings(settings: SharedRuleSettings): object {
  const { overrides, labelSchema } = settings;
  const packed = {
    i: settings.ignored,
    o: overrides?.map(({ rule, severity }) => [rule, severity]),
    t: settings.trustedRegistries,
    l: labelSchema?.map(({ name, type }) => [name, type]),
    s: bit(settings.isLabelSchemaStrict),
    g: bit(settings.isIgnorePragmaOff),
    p: bit(settings.isPinningOff),
    f: settings.failureThreshold,
    n: bit(settings.isNeverFailing),
    m: settings.format ?? undefined,
  };
  return Object.fromEntries(Object.entries(packed).filter(([, value]) => value !== undefined));
}

/**
 * The settings in what `packRuleSettings` made; null when it is no object or a known key has a value of the wrong type.
 * Leaves out severities and types of labels that it does not know, and what goes beyond its limits: 2000 entries a list,
 * 300 characters an entry.
 */
export function unpackRuleSettings(value: unknown): SharedRuleSettings | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  // Read as a record of unknowns: every field is checked below.
  const { i, o, t, l, s, g, p, f, n, m } = value as Readonly<Record<string, unknown>>;
  if (![i, t].every((list) => list === undefined || isTexts(list))) return null;
  if (![o, l].every((list) => list === undefined || isPairs(list))) return null;
  if (![s, g, p, n].every((each) => each === undefined || each === 0 || each === 1)) return null;
  if (![f, m].every((text) => text === undefined || typeof text === "string")) return null;
  const threshold = severities.find((each) => each === f);
  return {
    ...(isTexts(i) && { ignored: limited(i, mostCharacters) }),
    ...(isPairs(o) && {
      overrides: known(o, severities, mostCharacters).map(([rule, severity]) => ({
        rule,
        severity,
      })),
    }),
    ...(isTexts(t) && { trustedRegistries: limited(t, mostCharacters) }),
    ...(isPairs(l) && {
      labelSchema: known(l, labelTypes, mostCharacters).map(([name, type]) => ({ name, type })),
    }),
    ...(s !== undefined && { isLabelSchemaStrict: s === 1 }),
    ...(g !== undefined && { isIgnorePragmaOff: g === 1 }),
    ...(p !== undefined && { isPinningOff: p === 1 }),
    ...(threshold !== undefined && { failureThreshold: threshold }),
    ...(n !== undefined && { isNeverFailing: n === 1 }),
    ...(typeof m === "string" && m.length <= mostCharacters && { format: m }),
  };
}

function bit(value: boolean | undefined): 0 | 1 | undefined {
  return value === undefined ? undefined : value ? 1 : 0;
}
