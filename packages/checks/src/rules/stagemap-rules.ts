import type { Rule } from "../rule.ts";

/** What only Stagemap looks for, sorted by the ids. */
export const stagemapRules: readonly Rule[] = [];
