import { NO_CHECK_OPTIONS } from "@stagemap/model";
import type { CheckOptions, Model } from "@stagemap/model";
import { createContext } from "./context.ts";
import type { Surroundings } from "./context.ts";
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
  /** Runs rules that are off by default, and weighs findings as their rules do, wherever they stand. */
  readonly isAll?: boolean;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Rule[];
}

/** What the rules find, in text order, but for what the file or a comment skips. */
export function runChecks(model: Model, options: RunOptions = {}): RuleFinding[] {
  const context = createContext(model, options);
  const isAll = options.isAll ?? false;
  const isExperimentalAll = isAll || (options.isExperimental ?? false);
  const given: CheckOptions = { ...NO_CHECK_OPTIONS, isExperimentalAll };
  const common = [given, optionsOfFile(model.tree)];
  const found: RuleFinding[] = [];
  for (const rule of options.rules ?? rules) {
    if (rule.isOffByDefault === true && !isAll) continue;
    for (const finding of rule.check(context)) {
      const comments = optionsOfComments(finding.site?.comments ?? []);
      if (!isActive(rule, [...common, comments])) continue;
      const severity = isAll ? rule.severity : weigh(context, rule, finding);
      found.push({ ...finding, rule, aliases: [], severity });
    }
  }
  return mergeSame(found).toSorted((a, b) => a.span.start - b.span.start);
}

/** In a stage that the target does not need a warning is a note; so is what only matters in the image, in a stage that does not ship. */
function weigh(context: CheckContext, rule: Rule, { site }: Finding): Severity {
  const stage = site?.stage?.index;
  if (stage === undefined || rule.severity !== "warning") return rule.severity;
  const isHeavy = rule.isAboutWhatShips === true ? context.shipped : context.needed;
  return isHeavy.has(stage) ? "warning" : "info";
}
