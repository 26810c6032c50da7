import type { Rule } from "../rule.ts";

/** hadolint's rules under its numbers, sorted by them. */
export const hadolintRules: readonly Rule[] = [];
