import { DEFAULT_SETTINGS } from "@stagemap/analysis";
import type { RuleSettings } from "@stagemap/analysis";

/** Two states of the settings, the later one made from the earlier. */
export interface SettingsStep {
  readonly before: RuleSettings;
  readonly after: RuleSettings;
}

type Field = keyof RuleSettings;

/** What only counts where a check can fail a build: on the command line. */
const commandLineFields: ReadonlySet<Field> = new Set([
  "failureThreshold",
  "isNeverFailing",
  "format",
]);

/** The fields that are not at their default; empty when all are. */
export function changedFields(settings: RuleSettings): Partial<RuleSettings> {
  return settings === DEFAULT_SETTINGS ? {} : pick(settings, (field) => isChanged(settings, field));
}

/** How many settings that matter on the screen are not at their default. */
export function countChanged(settings: RuleSettings): number {
  const fields = Object.keys(changedFields(settings));
  return fields.filter((field) => !commandLineFields.has(field as Field)).length;
}

/** True when something is set that the screen does not show. */
export function hasCommandLineSettings(settings: RuleSettings): boolean {
  return [...commandLineFields].some((field) => isChanged(settings, field));
}

/** The settings with some of them as in `part`: the same object when that changes nothing, fields that stay the same too. */
export function withSettings(settings: RuleSettings, part: Partial<RuleSettings>): RuleSettings {
  const changed = { ...settings, ...pick(part, (field) => !isEqual(part[field], settings[field])) };
  if (isSameRules(changed, settings)) return settings;
  return isSameRules(changed, DEFAULT_SETTINGS) ? DEFAULT_SETTINGS : changed;
}

export function isSameRules(one: RuleSettings, other: RuleSettings): boolean {
  return one === other || fields.every((field) => isEqual(one[field], other[field]));
}

/** The present settings without what a step changed, but with what was changed since. */
export function withoutStep(now: RuleSettings, { before, after }: SettingsStep): RuleSettings {
  const undone = pick(before, (field) => isEqual(now[field], after[field]));
  return withSettings(now, {
    ignored: restored(now.ignored, before.ignored, after.ignored),
    overrides: restored(now.overrides, before.overrides, after.overrides),
    trustedRegistries: restored(
      now.trustedRegistries,
      before.trustedRegistries,
      after.trustedRegistries,
    ),
    labelSchema: restored(now.labelSchema, before.labelSchema, after.labelSchema),
    ...undone,
  });
}

/** What the step took away comes first, as it did; what it added goes, and what came since stays. */
function restored<Entry>(
  now: readonly Entry[],
  before: readonly Entry[],
  after: readonly Entry[],
): readonly Entry[] {
  const has = (list: readonly Entry[], entry: Entry): boolean =>
    list.some((each) => isEqual(each, entry));
  const back = before.filter((entry) => !has(after, entry) && !has(now, entry));
  const stays = now.filter((entry) => has(before, entry) || !has(after, entry));
  return [...back, ...stays];
}

// The keys of an object whose type spells out all of them.
const fields = Object.keys(DEFAULT_SETTINGS) as readonly Field[];

function pick<Picked extends Partial<RuleSettings>>(
  settings: Picked,
  isWanted: (field: Field) => boolean,
): Partial<Picked> {
  const wanted = fields.filter((field) => field in settings && isWanted(field));
  // Every entry is one of `settings`, under its own key.
  return Object.fromEntries(wanted.map((field) => [field, settings[field]])) as Partial<Picked>;
}

function isChanged(settings: RuleSettings, field: Field): boolean {
  return !isEqual(settings[field], DEFAULT_SETTINGS[field]);
}

/** Settings are plain data whose objects are always written in one order of keys. */
function isEqual(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
