import type { Severity } from "./rule.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import type { LabelType, RequiredLabel, RuleSettings, SeverityOverride } from "./settings.ts";

export interface ParsedSettings {
  /** What could be read; the defaults for the rest. */
  readonly settings: RuleSettings;
  /** A sentence for each thing that could not. */
  readonly problems: readonly string[];
}

/** The settings in a configuration file of hadolint's, once its YAML is plain data; never throws. */
export function parseSettings(plain: unknown): ParsedSettings {
  const problems: string[] = [];
  if (plain === null || plain === undefined) return { settings: DEFAULT_SETTINGS, problems };
  if (!isRecord(plain)) {
    return { settings: DEFAULT_SETTINGS, problems: ["The settings are not a list of fields."] };
  }
  let settings = DEFAULT_SETTINGS;
  for (const [field, value] of Object.entries(plain)) {
    const read = FIELDS.get(field);
    if (read === undefined) problems.push(`There is no setting "${field}".`);
    // A field without a value is as one that is not there.
    else if (value !== null && value !== undefined) {
      settings = { ...settings, ...read(value, (fault) => problems.push(`"${field}" ${fault}.`)) };
    }
  }
  return { settings, problems };
}

/** Notes what is wrong with a field. */
type Fail = (fault: string) => void;
type FieldReader = (value: unknown, fail: Fail) => Partial<RuleSettings>;

const FIELDS: ReadonlyMap<string, FieldReader> = new Map<string, FieldReader>([
  ["allowedRegistries", (value, fail) => ({ trustedRegistries: readNames(value, fail) })],
  ["disable-ignore-pragma", (value, fail) => ({ isIgnorePragmaOff: readSwitch(value, fail) })],
  ["failure-threshold", readThreshold],
  ["format", readFormat],
  ["formats", readFormat],
  ["ignored", (value, fail) => ({ ignored: readNames(value, fail) })],
  ["label-schema", (value, fail) => ({ labelSchema: readLabels(value, fail) })],
  ["no-color", () => ({})],
  ["no-fail", (value, fail) => ({ isNeverFailing: readSwitch(value, fail) })],
  ["override", (value, fail) => ({ overrides: readOverrides(value, fail) })],
  ["pinning", (value, fail) => ({ isPinningOff: !readSwitch(value, fail, true) })],
  ["strict-labels", (value, fail) => ({ isLabelSchemaStrict: readSwitch(value, fail) })],
  ["trustedRegistries", (value, fail) => ({ trustedRegistries: readNames(value, fail) })],
  ["verbose", () => ({})],
]);

const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "style"];

function readThreshold(value: unknown, fail: Fail): Partial<RuleSettings> {
  // These two stand for less than any finding.
  if (value === "ignore" || value === "none") return { failureThreshold: "style" };
  const severity = SEVERITIES.find((each) => each === value);
  if (severity !== undefined) return { failureThreshold: severity };
  fail(`is one of ${SEVERITIES.join(", ")}, ignore and none, not ${shown(value)}`);
  return {};
}

function readFormat(value: unknown, fail: Fail): Partial<RuleSettings> {
  const [format = null] = readNames(value, fail);
  return { format };
}

function readOverrides(value: unknown, fail: Fail): readonly SeverityOverride[] {
  if (!isRecord(value)) {
    fail(`holds lists of rules by severity, not ${shown(value)}`);
    return [];
  }
  for (const key of Object.keys(value)) {
    if (!SEVERITIES.some((each) => each === key)) fail(`knows no severity "${key}"`);
  }
  // From the lightest on, because the last one of a rule counts and hadolint lets the heaviest win.
  return SEVERITIES.toReversed().flatMap((severity) =>
    readNames(value[severity] ?? [], fail).map((rule) => ({ rule, severity })),
  );
}

const LABEL_TYPES: readonly LabelType[] = [
  "text",
  "url",
  "spdx",
  "hash",
  "rfc3339",
  "semver",
  "email",
];

function readLabels(value: unknown, fail: Fail): readonly RequiredLabel[] {
  if (!isRecord(value)) {
    fail(`holds labels with what their values are, not ${shown(value)}`);
    return [];
  }
  return Object.entries(value).flatMap(([name, given]): RequiredLabel[] => {
    const type = LABEL_TYPES.find((each) => each === (given === "" ? "text" : given));
    if (type !== undefined) return [{ name, type }];
    fail(`wants "${name}" to be ${shown(given)}, which is none of ${LABEL_TYPES.join(", ")}`);
    return [];
  });
}

function readSwitch(value: unknown, fail: Fail, otherwise = false): boolean {
  if (typeof value === "boolean") return value;
  fail(`is true or false, not ${shown(value)}`);
  return otherwise;
}

/** One name or a list of them. */
function readNames(value: unknown, fail: Fail): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  fail(`is a list of names, not ${shown(value)}`);
  return [];
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
