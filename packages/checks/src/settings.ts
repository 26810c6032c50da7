import type { Severity } from "./rule.ts";

/** What a label's value has to look like. */
export type LabelType = "text" | "url" | "spdx" | "hash" | "rfc3339" | "semver" | "email";

/** What a project wants of the rules: plain data. */
export interface RuleSettings {
  /** Ids of rules, or of findings that they are merged with, that stay silent. */
  readonly ignored: readonly string[];
  /** Rules that weigh something else here than by themselves; the last one of an id counts. */
  readonly overrides: readonly SeverityOverride[];
  /** Registries that images may come from, as `docker.io` or `*.example.com`; empty when any may be used. */
  readonly trustedRegistries: readonly string[];
  /** The labels that every image has. */
  readonly labelSchema: readonly RequiredLabel[];
  /** True when an image has no other labels than these. */
  readonly isLabelSchemaStrict: boolean;
  /** True when comments such as `# hadolint ignore=` do not count. */
  readonly isIgnorePragmaOff: boolean;
  /** True when the rules that want fixed versions stay silent. */
  readonly isPinningOff: boolean;
  /** The lightest finding that fails a check. */
  readonly failureThreshold: Severity;
  /** True when findings do not fail a check. */
  readonly isNeverFailing: boolean;
  /** The form of the report that the project's file asks for; null when it leaves that open. */
  readonly format: string | null;
}

export interface SeverityOverride {
  readonly rule: string;
  readonly severity: Severity;
}

export interface RequiredLabel {
  readonly name: string;
  readonly type: LabelType;
}

/** What holds where nobody says anything. */
export const DEFAULT_SETTINGS: RuleSettings = {
  ignored: [],
  overrides: [],
  trustedRegistries: [],
  labelSchema: [],
  isLabelSchemaStrict: false,
  isIgnorePragmaOff: false,
  isPinningOff: false,
  failureThreshold: "info",
  isNeverFailing: false,
  format: null,
};
