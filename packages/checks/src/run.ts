import { NO_CHECK_OPTIONS } from "@stagemap/model";
import type { CheckOptions, Model } from "@stagemap/model";
import { dispatchedByStage } from "./dispatched.ts";
import { isActive, optionsOfComments, optionsOfFile } from "./options.ts";
import type { CheckContext, Finding, Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { listSites } from "./sites.ts";

/** A finding with the rule that made it. */
export interface RuleFinding extends Finding {
  readonly rule: Rule;
}

export interface RunOptions {
  /** Runs what BuildKit runs only when asked to. */
  readonly isExperimental?: boolean;
}

/** What all rules find, in text order, but for what the file or a comment skips. */
export function runChecks(
  model: Model,
  { isExperimental = false }: RunOptions = {},
): RuleFinding[] {
  const sites = listSites(model);
  const context: CheckContext = {
    model,
    sites,
    siteOfItem: new Map(sites.map((site) => [site.index, site])),
    dispatched: dispatchedByStage(model, sites),
  };
  const given: CheckOptions = { ...NO_CHECK_OPTIONS, isExperimentalAll: isExperimental };
  const common = [given, optionsOfFile(model.tree)];
  const found: RuleFinding[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(context)) {
      const comments = optionsOfComments(finding.site?.comments ?? []);
      if (isActive(rule, [...common, comments])) found.push({ ...finding, rule });
    }
  }
  return found.toSorted((a, b) => a.span.start - b.span.start);
}
