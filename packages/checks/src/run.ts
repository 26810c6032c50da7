import { NO_CHECK_OPTIONS } from "@stagemap/model";
import type { CheckOptions, Model } from "@stagemap/model";
import { createContext } from "./context.ts";
import type { Surroundings } from "./context.ts";
import { isIgnored, readPragmas } from "./hadolint-pragmas.ts";
import { isActive, optionsOfComments, optionsOfFile } from "./options.ts";
import { mergeSame } from "./merge-same.ts";
import type { CheckContext, Finding, Rule, Severity } from "./rule.ts";
import { rules } from "./rules.ts";

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  readonly rule: Rule;
  /** Ids of other rules that say the same. */
  readonly aliases: readonly string[];
  /** The rule's, or less where what it is about does not reach the image. */
  readonly severity: Severity;
}

export interface RunOptions extends Surroundings {
  /** Runs what BuildKit runs only when asked to. */
  readonly isExperimental?: boolean;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[];
}

/** What the rules find, in text order, but for what the file, a comment or the settings skip. */
export function runChecks(model: Model, options: RunOptions = {}): RuleFinding[] {
  return runRules(createContext(model, options), options);
}

/** The same where the context is there already. */
export function runRules(context: CheckContext, options: RunOptions): RuleFinding[] {
  const { isAll, model } = context;
  const isExperimentalAll = isAll || (options.isExperimental ?? false);
  const given: CheckOptions = { ...NO_CHECK_OPTIONS, isExperimentalAll };
  const common = [given, optionsOfFile(model.tree)];
  const found: RuleFinding[] = [];
  for (const rule of options.rules ?? rules) {
    if (!isWanted(context, rule)) continue;
    for (const finding of rule.check(context)) {
      const active = [...common, optionsOfComments(finding.site?.comments ?? [])];
      if (rule.isExperimental === true && !isActive(rule, active)) continue;
      const severity = isAll ? rule.severity : weigh(context, rule, finding);
      found.push({ ...finding, rule, aliases: [], severity });
    }
  }
  const isSilenced = createFilter(context, common);
  return mergeSame(found)
    .filter((finding) => !isSilenced(finding))
    .map((finding) => overridden(context, finding))
    .toSorted((a, b) => a.span.start - b.span.start);
}

function isWanted({ isAll, settings }: CheckContext, { id, group, isOffByDefault }: Rule): boolean {
  if (group === "pinning" && settings.isPinningOff) return false;
  return isOffByDefault !== true || isAll || settings.overrides.some(({ rule }) => rule === id);
}

/** Tells which findings are skipped, under any of their ids. */
function createFilter(
  { model, settings }: CheckContext,
  common: readonly CheckOptions[],
): (finding: RuleFinding) => boolean {
  const pragmas = settings.isIgnorePragmaOff ? null : readPragmas(model.tree);
  return ({ rule, aliases, site, line }) => {
    const ids = [rule.id, ...aliases];
    if (ids.some((id) => settings.ignored.includes(id))) return true;
    if (pragmas !== null && isIgnored(pragmas, ids, line)) return true;
    if (rule.isExperimental === true) return false;
    const active = [...common, optionsOfComments(site?.comments ?? [])];
    return ids.some((id) => !isActive({ id }, active));
  };
}

/** The finding as heavy as the settings want it. */
function overridden({ settings }: CheckContext, finding: RuleFinding): RuleFinding {
  if (settings.overrides.length === 0) return finding;
  const ids = [finding.rule.id, ...finding.aliases];
  const found = settings.overrides.findLast(({ rule }) => ids.includes(rule));
  return found === undefined ? finding : { ...finding, severity: found.severity };
}

/** In a stage that the target does not need a warning is a note; so is what only matters in the image, in a stage that does not ship. */
function weigh(context: CheckContext, rule: Rule, { site }: Finding): Severity {
  const stage = site?.stage?.index;
  if (stage === undefined || rule.severity !== "warning") return rule.severity;
  if (rule.isAboutLeftOutStages === true) return "warning";
  const isHeavy = rule.isAboutWhatShips === true ? context.shipped : context.needed;
  return isHeavy.has(stage) ? "warning" : "info";
}
