import type { Model, ModelOptions } from "@stagemap/model";
import type { ParsedSettings } from "@stagemap/checks";
import type {
  AnalysisInput,
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
  /** What images are known to set; it comes with the checks because only findings and shown values depend on it. */
  readonly environmentOf: EnvironmentOf;
  check(input: AnalysisInput, read: ReadText): CheckResult;
  /** Fixes for a problem of the text that was checked last. */
  fixesOf(problem: Problem): readonly FixView[];
  fixAll(isChosen?: (ruleId: string) => boolean): FixAllView;
  /** The settings in the plain data of a configuration file of hadolint's, and a sentence for each thing that could not be read. */
  parseSettings(plain: unknown): ParsedSettings;
  /** Everything that is to be said of one file, for those who ask once. */
  reportOn(input: ReportInput): FileReport;
}

export type EnvironmentOf = NonNullable<ModelOptions["environmentOf"]>;

/** What is known of a text before it is checked. */
export interface ReadText {
  readonly model: Model;
  readonly modelOptions: ModelOptions;
  /** What BuildKit refuses; such an instruction is not checked as well. */
  readonly errors: readonly Problem[];
}

export interface CheckResult {
  readonly problems: readonly Problem[];
  readonly checklist: readonly ChecklistItemView[];
}

/** Loads the checks, once the picture is on the screen. */
export async function loadChecks(): Promise<Checks> {
  return (await import("./findings.ts")).createChecks();
}
