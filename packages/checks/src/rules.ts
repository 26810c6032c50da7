import type { Rule } from "./rule.ts";
import { buildkitRules } from "./rules/buildkit-rules.ts";
import { hadolintRules } from "./rules/hadolint-rules.ts";
import { shellcheckRules } from "./rules/shellcheck-rules.ts";
import { stagemapRules } from "./rules/stagemap-rules.ts";

/** Every rule, by origin and id. */
export const rules: readonly Rule[] = [
  ...buildkitRules,
  ...hadolintRules,
  ...shellcheckRules,
  ...stagemapRules,
];
