import type { Model, ModelOptions } from "@stagemap/model";
import type {
  ChecklistItemView,
  FileReport,
  FixAllView,
  FixView,
  Problem,
  ReportInput,
  RuleView,
} from "./view.ts";

/**
 * The checks behind the façade. They are the larger half of the engine and nothing that the picture needs, so they come by
 * themselves: {@link loadChecks}.
 */
export interface Checks {
  /** Every rule, sorted by its id. */
  readonly rules: readonly RuleView[];
  /** `errors`: what BuildKit refuses; such an instruction is not checked as well. */
  check(model: Model, modelOptions: ModelOptions, errors: readonly Problem[]): CheckResult;
  /** Fixes for a problem of the text that was checked last. */
  fixesOf(problem: Problem): readonly FixView[];
  fixAll(isChosen?: (ruleId: string) => boolean): FixAllView;
  /** Everything that is to be said of one file, for those who ask once. */
  reportOn(input: ReportInput): FileReport;
}

export interface CheckResult {
  readonly problems: readonly Problem[];
  readonly checklist: readonly ChecklistItemView[];
}

/** Loads the checks, once the picture is on the screen. */
export async function loadChecks(): Promise<Checks> {
  return (await import("./findings.ts")).createChecks();
}
